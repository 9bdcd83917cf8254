import './adapters/no-inspector.ts'
import { main } from './commands/post.ts'

await main(process.env)
