import './adapters/no-inspector.ts'
import { main } from './commands/action.ts'

process.exitCode = await main(process.env)
