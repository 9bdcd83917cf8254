import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { walledTools, testTools } from '../../support/tools.ts'
import { ownScript } from './stage.ts'

/** A service of the job, such as a database, and a command that needs it. */
async function needsService(): Promise<string> {
  const service = createServer((socket) => socket.end()).listen(0, '127.0.0.1')
  onTestFinished(() => void service.close())
  await once(service, 'listening')
  const address = service.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return `node -e "require('net').connect(${port},'127.0.0.1').on('error',e=>{console.error(e.message);process.exit(1)}).on('connect',()=>process.exit())"`
}

const CALLS = `node -e "fetch(process.env.STRIPE_API_BASE+'/v1/customers',{method:'POST',headers:{authorization:'Bearer '+process.env.STRIPE_SECRET_KEY},body:new URLSearchParams({description:'x'})}).then(r=>process.exit(r.ok?0:1))"`

describe('where the own tests run', () => {
  test('on the network of the job where its token cannot write', async () => {
    const result = await ownScript(await needsService(), { tools: walledTools() })
    expect(result).toMatchObject({ verdict: 'pass', notes: [] })
    expect(result).not.toHaveProperty('isBehindWall')
  })

  test('behind the wall where it can, or where the setting says so: they see their files and the gateway, and may write (T33)', async () => {
    const tools = walledTools()
    const isBuilt = !('missing' in (await tools.wallFor(process.execPath, 'own tests')))
    const command = `cat version; echo x > written; test "$(pwd)" = "$PWD"; ${CALLS}`
    const asked = await ownScript(command, { tools, where: { canWrite: true } })
    expect(asked.after?.tail).toEqual(['new'])
    expect(asked).toMatchObject({ verdict: 'pass', ...(isBuilt ? { isBehindWall: true } : {}) })
    expect(asked.after?.traffic.count).toBe(1)
    const set = await ownScript(command, { tools, where: { testNetwork: 'wall' } })
    expect(set.verdict).toBe(isBuilt ? 'pass' : 'inconclusive')
  })

  test('a refused connection to this machine is named there, with the setting', async () => {
    const tools = walledTools()
    const isBuilt = !('missing' in (await tools.wallFor(process.execPath, 'own tests')))
    const command = await needsService()
    const result = await ownScript(command, { tools, where: { canWrite: true } })
    expect(result.verdict).toBe(isBuilt ? 'shared' : 'pass')
    expect(result.notes.filter((note) => !/^A connection to this machine was refused: .*set `test-network: host`$/.test(note))).toEqual([])
    expect(result.notes).toHaveLength(isBuilt ? 1 : 0)
    const host = await ownScript(command, { tools, where: { canWrite: true, testNetwork: 'host' } })
    expect(host).toMatchObject({ verdict: 'pass', notes: [] })
  })

  test('nowhere where the setting asks for a wall that cannot be built, with the reason', async () => {
    const result = await ownScript('exit 1', { tools: testTools(), where: { testNetwork: 'wall' } })
    expect(result).toMatchObject({ verdict: 'inconclusive', before: null })
    expect(result.notes).toEqual(['They are not run without a wall, as `test-network: wall` asks: this test does without'])
  })
})
