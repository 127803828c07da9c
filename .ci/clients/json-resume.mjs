// Validates every resume.json of a folder, renders it with each theme and looks for the texts of its .seen.txt in the page.
// Usage: node json-resume.mjs CACHE FOLDER; CACHE holds node_modules.
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [cache, folder] = process.argv.slice(2)
const require = createRequire(join(cache, 'node_modules', 'any.js'))
const load = async name => {
  const loaded = await import(pathToFileURL(require.resolve(name)))
  return loaded.default ?? loaded
}
const themes = ['even', 'stackoverflow']
const official = await load('@jsonresume/schema')
const Ajv = await load('ajv')
const addFormats = await load('ajv-formats')
const parse5 = await import(pathToFileURL(require.resolve('parse5')))

const ajv = new Ajv({ strict: false, allErrors: true })
addFormats(ajv)
const validate = ajv.compile({ ...official.schema, $id: undefined })

let failed = false
const report = (what, problems) => {
  failed ||= problems.length > 0
  console.log(`${problems.length === 0 ? 'ok' : 'FAILED'}: json-resume: ${what}`)
  for (const problem of problems) console.log(`  ${problem}`)
}

// What a reader of the page sees: everything in its body but styles and scripts.
const textOf = node => {
  if (['style', 'script', 'template', 'time-duration'].includes(node.nodeName)) return ''
  return node.value && node.nodeName === '#text' ? node.value : (node.childNodes ?? []).map(textOf).join('')
}
const find = (node, name) =>
  node.nodeName === name ? [node] : (node.childNodes ?? []).flatMap(child => find(child, name))
const folded = text => text.replace(/\s+/gu, '').normalize('NFC')

const temporary = mkdtempSync(join(tmpdir(), 'json-resume-'))
try {
  const files = readdirSync(folder).filter(name => name.endsWith('.json'))
  if (files.length === 0) report('there is nothing to check', [folder])
  for (const file of files) {
    const name = file.replace(/\.json$/, '')
    const text = readFileSync(join(folder, file), 'utf8')
    const resume = JSON.parse(text)
    const problems = []
    official.validate(resume, errors => problems.push(...(errors ?? []).map(error => error.stack)))
    if (!validate(resume)) problems.push(...validate.errors.map(error => `${error.instancePath} ${error.message}`))
    report(`${name} is valid`, problems)

    const seen = readFileSync(join(folder, `${name}.seen.txt`), 'utf8').split('\n').filter(line => line.trim())
    for (const theme of themes) {
      const page = join(temporary, `${name}-${theme}.html`)
      const resumed = join(cache, 'node_modules', 'resumed', 'bin', 'resumed.js')
      const options = ['render', join(folder, file), '-t', `jsonresume-theme-${theme}`, '-o', page]
      try {
        execFileSync(process.execPath, [resumed, ...options], { cwd: cache, stdio: 'pipe', timeout: 60000 })
      } catch (error) {
        report(`${name} rendered with the theme ${theme}`, [String(error.stderr ?? error)])
        continue
      }
      const document = parse5.parse(readFileSync(page, 'utf8'))
      const shown = folded(find(document, 'body').map(textOf).join(''))
      const missing = seen.filter(line => !shown.includes(folded(line))).map(line => `not in the page: ${line}`)
      const foreign = ['b', 'script', 'nlp', 'int', 'em', 'code', 'blockquote', 'h6', 'hr', 'img', 'del']
        .flatMap(tag => find(find(document, 'body')[0], tag))
        .map(node => `became markup: <${node.nodeName}> ${textOf(node)}`)
      report(`${seen.length} texts of ${name} in the theme ${theme}`, [...missing, ...foreign])
    }
  }
} finally {
  rmSync(temporary, { recursive: true, force: true })
}
process.exit(failed ? 1 : 0)
