// One way from Markdown to HTML, measured for markdown.ts: each in a process of its own, as a build has only one, so
// that the compiler of JavaScript fits the code to its trees; and with what is shipped in dist/.
import remarkGfm from 'remark-gfm'
import remarkHtml from 'remark-html'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { parseMarkdown } from '../../dist/markdown/parse-markdown.js'
import { loadParser, PORTABLE_PARSER } from '../../dist/markdown/parser.js'
import { sourcePath } from '../../dist/model/names.js'
import { readBodies } from './bodies.mjs'

/** As many texts in a row as in an archive of some hundred posts. */
const TEXTS = 200

const [way, folder = ''] = process.argv.slice(2)
const convert = await conversion()
const bodies = readBodies(folder)

process.on('message', () => {
  const before = process.cpuUsage()
  for (let i = 0; i < TEXTS; i++) convert(bodies[i % bodies.length] ?? '')
  const { user, system } = process.cpuUsage(before)
  process.send?.((user + system) / 1000 / TEXTS)
})

/** @returns {Promise<(body: string) => unknown>} */
async function conversion() {
  if (way === 'plain remark') {
    const processor = unified().use(remarkParse).use(remarkGfm).use(remarkHtml).freeze()
    return body => String(processor.processSync(body))
  }
  const options = {
    path: sourcePath('content/posts/a.md'),
    firstLine: 1,
    title: null,
    shortcodes: [],
    singleDollar: false,
    emojiNames: null,
    parser: way === 'shipped' ? await loadParser() : PORTABLE_PARSER,
  }
  return body => parseMarkdown(body, options)
}
