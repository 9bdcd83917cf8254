/**
 * Renders a Markdown or HTML file to PNG, as a person sees it: for the README's picture, and to look at before calling
 * a report done. It needs packages that the project itself does not, and a Chromium (`CHROMIUM`, or the system's):
 *
 *     npm install --prefix DIR playwright-core marked github-markdown-css mermaid
 *     node scripts/picture.ts IN.md|IN.html OUT.png --tools DIR [--width 900] [--height 1200] [--dark] [--open] [--title TEXT]
 */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import * as v from 'valibot'

const USAGE =
  'usage: node scripts/picture.ts IN.md|IN.html OUT.png --tools DIR [--width 900] [--height 1200] [--dark] [--open] [--title TEXT]'
const PACKAGES = 'playwright-core marked github-markdown-css mermaid'
const CHROMIUMS = [process.env['CHROMIUM'] ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** As much of playwright-core as is used here. */
interface Page {
  setContent(html: string): Promise<void>
  screenshot(options: { path: string; fullPage: boolean }): Promise<unknown>
  waitForFunction(expression: string): Promise<unknown>
}
interface Chromium {
  launch(options: { executablePath: string; args: string[] }): Promise<{
    newPage(options: {
      viewport: { width: number; height: number }
      colorScheme: 'light' | 'dark'
      deviceScaleFactor: number
    }): Promise<Page>
    close(): Promise<void>
  }>
}
const Playwright = v.object({ chromium: v.custom<Chromium>((value) => typeof value === 'object' && value !== null && 'launch' in value) })
const Marked = v.object({ marked: v.custom<(markdown: string, options: object) => string>((value) => typeof value === 'function') })

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '900' },
    height: { type: 'string' },
    dark: { type: 'boolean', default: false },
    open: { type: 'boolean', default: false },
    title: { type: 'string' },
    tools: { type: 'string', default: '.' },
  },
})
const [input, output] = positionals
if (input === undefined || output === undefined) throw new Error(USAGE)
const require = createRequire(resolve(values.tools, 'package.json'))

function found<T>(name: string, get: (path: string) => T): T {
  try {
    return get(require.resolve(name))
  } catch (error) {
    throw new Error(
      `${name} is missing: run "npm install --prefix DIR ${PACKAGES}" for a folder of your own, and name it with --tools DIR`,
      { cause: error },
    )
  }
}

/** A comment on GitHub: its stylesheet, a frame, and diagrams drawn. */
function asComment(markdown: string): string {
  const css = found(`github-markdown-css/github-markdown-${values.dark ? 'dark' : 'light'}.css`, (path) => readFileSync(path, 'utf8'))
  const { marked } = found('marked', (path) => v.parse(Marked, require(path)))
  const mermaid = found('mermaid/dist/mermaid.min.js', (path) => readFileSync(path, 'utf8'))
  const body = marked(markdown.replaceAll(/<!--[\s\S]*?-->/gu, ''), { gfm: true, async: false })
  const title = values.title === undefined ? '' : `<h1 style="border:0;font-weight:400">${values.title.replaceAll('<', '&lt;')}</h1>`
  return `<!doctype html><meta charset="utf-8"><style>${css}
body{margin:0;padding:16px;background:${values.dark ? '#0d1117' : '#fff'}}.box{border:1px solid #8884;border-radius:6px;padding:16px}
li:has(>input[type=checkbox]){list-style:none}li>input[type=checkbox]{margin:0 .4em .2em -1.4em}pre:has(svg){background:none;text-align:center}</style>
<article class="markdown-body">${title}<div class="box">${body}</div></article>
<script>${mermaid.replaceAll('</script', String.raw`<\/script`)}</script>
<script>mermaid.initialize({ startOnLoad: false }); mermaid.run({ querySelector: '.language-mermaid' }).finally(() => { document.title = 'drawn' })</script>`
}

const executablePath = CHROMIUMS.find((path) => path !== '' && existsSync(path))
if (executablePath === undefined) throw new Error('no Chromium was found: install one, or name it in the variable CHROMIUM')
const source = readFileSync(input, 'utf8')
const isMarkdown = input.endsWith('.md')
const html = isMarkdown ? asComment(source) : source
const { chromium } = found('playwright-core', (path) => v.parse(Playwright, require(path)))
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
try {
  const page = await browser.newPage({
    viewport: { width: Number(values.width), height: Number(values.height ?? 400) },
    colorScheme: values.dark ? 'dark' : 'light',
    deviceScaleFactor: 2,
  })
  await page.setContent(values.open ? html.replaceAll('<details>', '<details open>') : html)
  if (isMarkdown) await page.waitForFunction('document.title === "drawn"')
  await page.screenshot({ path: output, fullPage: values.height === undefined })
} finally {
  await browser.close()
}
console.info(output)
