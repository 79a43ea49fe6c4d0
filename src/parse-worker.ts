import { loadEmojiNames } from './markdown/emoji.js'
import { loadParser, PORTABLE_PARSER } from './markdown/parser.js'
import type { ParsedFiles, ParseTask } from './parse-files.js'
import { parseFile } from './stages/parse/parse-file.js'

/** What a thread of `openWorkers` runs: parses the files of one task. */
export default async function parseTask({ files, options, parser }: ParseTask): Promise<ParsedFiles> {
  const loaded = parser === 'fast' ? await loadParser() : PORTABLE_PARSER
  const emojiNames = options.markdown.emoji ? await loadEmojiNames() : null
  return files.map(file => parseFile(file, { ...options, parser: loaded, emojiNames }))
}
