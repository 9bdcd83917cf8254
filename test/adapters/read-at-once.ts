/** Prints what is read of the files of a folder, all asked for at once: `node read-at-once.ts FOLDER FILE…`. */
import { readInside } from '../../src/adapters/safe-files.ts'

const [root = '', ...names] = process.argv.slice(2)
process.stdout.write(JSON.stringify(await Promise.all(names.map((name) => readInside(root, name)))))
