import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writePosts } from './posts.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

interface Run {
  readonly name: string
  /** Of the whole process, in milliseconds. */
  readonly wall: number
  /** In the folder of the site, when it was done. */
  readonly files: number
}

/**
 * `npm run bench hugo [posts] [--from DIR]`: the same posts through the Hugo on the PATH and through this program, in
 * one run: whole processes, with the ratio to Hugo. Hugo's site has plain layouts for what both make (posts with
 * contents, neighbours and related posts, paged lists, taxonomies, feeds, a sitemap) and no search, so search is
 * off here too. Hugo renders everything at each build; what it renders is far less than the default theme.
 */
export function run(argv: readonly string[]): void {
  const version = spawnSync('hugo', ['version'], { encoding: 'utf8' })
  if (version.error !== undefined) {
    console.error('There is no `hugo` on the PATH to compare with.')
    process.exit(2)
  }
  const count = Number(argv.find(argument => /^\d+$/u.test(argument)) ?? 1000)
  const at = argv.indexOf('--from')
  const from = at < 0 ? join(ROOT, 'content') : (argv[at + 1] ?? '')
  const folder = mkdtempSync(join(tmpdir(), 'digest-hugo-'))
  try {
    writePosts(folder, { count, from })
    for (const [path, text] of Object.entries(HUGO)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    writeFileSync(join(folder, 'digest.config.yaml'), 'search: false\n')
    const hugo = () => measure('hugo', join(folder, 'hugo'), ['hugo', '--quiet', '-s', folder, '-d', 'hugo'])
    const digest = (name: string) =>
      measure(name, join(folder, 'public'), [
        process.execPath,
        join(ROOT, 'dist/main.js'),
        'build',
        '--source',
        folder,
        '--quiet',
      ])
    // The first run of each reads the files for the first time and is not counted.
    hugo()
    const theirs = hugo()
    const cold = digest('cold')
    const same = digest('no change')
    appendFileSync(lastPost(join(folder, 'content')), '\nOne more paragraph.\n')
    print([version.stdout.split('+')[0] ?? '', `${count} posts`], [theirs, cold, same, digest('one edit')])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function measure(name: string, output: string, [program = '', ...args]: readonly string[]): Run {
  const started = performance.now()
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 })
  const wall = performance.now() - started
  if (status !== 0) throw new Error(`${name}: ${stderr}`)
  const files = readdirSync(output, { recursive: true, withFileTypes: true })
  return { name, wall, files: files.filter(file => file.isFile()).length }
}

function lastPost(content: string): string {
  const posts = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter(path =>
    path.endsWith('.md'),
  )
  return join(content, posts.sort().at(-1) ?? '')
}

function print(heading: readonly string[], runs: readonly Run[]): void {
  const [first] = runs
  const write = (cells: readonly string[]) =>
    console.log(cells.map((cell, i) => (i === 0 ? cell.padEnd(18) : cell.padStart(12))).join(''))
  console.log(heading.join(', '))
  write(['', ...runs.map(({ name }) => name)])
  write(['whole process ms', ...runs.map(({ wall }) => String(Math.round(wall)))])
  write(['of hugo %', ...runs.map(({ wall }) => String(Math.round((100 * wall) / (first?.wall ?? wall))))])
  write(['files', ...runs.map(({ files }) => String(files))])
}

/** A site as an author would have it who moves from Hugo: shortcodes without a template of Hugo's own included. */
const HUGO: Readonly<Record<string, string>> = {
  'hugo.toml': `baseURL = "https://example.org/"
defaultContentLanguage = "zh-tw"
refLinksErrorLevel = "WARNING"
[taxonomies]
tag = "tags"
category = "categories"
model = "models"
[related]
threshold = 80
[[related.indices]]
name = "tags"
weight = 100
[languages.zh-tw]
title = "摘要"
weight = 1
[languages.en]
title = "Digest"
weight = 2
[markup.goldmark.renderer]
unsafe = true
`,
  'layouts/_default/baseof.html': `<!doctype html>
<html lang="{{ .Site.Language }}"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<link rel="canonical" href="{{ .Permalink }}">{{ range .AlternativeOutputFormats }}<link rel="alternate" type="{{ .MediaType }}" href="{{ .Permalink }}">{{ end }}
{{ with .Description }}<meta name="description" content="{{ . }}">{{ end }}</head>
<body>{{ block "main" . }}{{ end }}</body></html>
`,
  'layouts/_default/single.html': `{{ define "main" }}<article><h1>{{ .Title }}</h1>
<time>{{ .Date.Format "2006-01-02" }}</time>{{ .TableOfContents }}{{ .Content }}
{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ range first 5 (.Site.RegularPages.Related .) }}<a href="{{ .RelPermalink }}">{{ .Title }}</a><p>{{ .Summary }}</p>{{ end }}</article>{{ end }}
`,
  'layouts/_default/list.html': `{{ define "main" }}<h1>{{ .Title }}</h1>{{ $page := .Paginate .Pages 20 }}
{{ range $page.Pages }}<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><time>{{ .Date.Format "2006-01-02" }}</time><p>{{ .Summary }}</p></article>{{ end }}
{{ with $page.Prev }}<a href="{{ .URL }}">‹</a>{{ end }}{{ with $page.Next }}<a href="{{ .URL }}">›</a>{{ end }}{{ end }}
`,
  ...Object.fromEntries(
    [
      'spotify',
      'apple-podcast',
      'bilibili',
      'x',
      'admonition',
      'tabs',
      'tab',
      'details',
      'alert',
      'audio',
      'video',
    ].map(name => [`layouts/shortcodes/${name}.html`, '{{ .Get 0 }}{{ .Inner }}\n']),
  ),
}
