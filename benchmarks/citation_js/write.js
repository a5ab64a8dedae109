// citation-js writing the items of a CSL-JSON file: node write.js FILE OUTPUT [unicode]. Prints JSON: how many items, and seconds
// of reading the file into its own model, of writing BibTeX, of writing CSL-JSON. By its own setting it makes LaTeX of the texts,
// and leaves out letters that it has no command for; told to keep to Unicode it escapes nothing, not even "&" and "%".
import { readFileSync, writeFileSync } from 'node:fs'
import { Cite, plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'

const [file, output, letters] = process.argv.slice(2)
plugins.config.get('@bibtex').format.asciiOnly = letters !== 'unicode'

function timed (work) {
  const began = performance.now()
  const made = work()
  return [(performance.now() - began) / 1000, made]
}

const [read, library] = timed(() => new Cite(JSON.parse(readFileSync(file, 'utf8'))))
const found = { records: library.data.length, read }
for (const [name, format] of [['bibtex', 'bibtex'], ['csl-json', 'data']]) {
  [found[name]] = timed(() => writeFileSync(output, library.format(format)))
}
console.log(JSON.stringify(found))
