import { describe, expect, it } from 'vitest'
import { revisionOf } from '../../src/model/revision.ts'
import { mainText, readPage } from '../support/html.ts'
import { testSite } from '../support/site.ts'

const site = (options: { config?: string; from?: string; fromOriginal?: string } = {}) =>
  testSite(`
    -- digest.config.yaml --
    baseUrl: https://reader.example/
    ${options.config ?? 'fallback: none'}
    -- content/posts/20260105-x.md --
    ---
    title: 原文
    date: 2026-01-05
    ${options.fromOriginal ?? 'tags: [a]'}
    ---
    ## 一

    第一段[^1]。

    只有中文的一段。

    ## 二

    見[自己](#一)。

    [^1]: 註。
    -- content/posts/20260105-x.en.md --
    ---
    title: Translation
    date: 2026-01-05
    ${options.from === undefined ? 'tags: [a]' : `translatedFrom: "${options.from}"`}
    ---
    ## One

    The first paragraph[^1].

    ## Two

    See [itself](#one).

    [^1]: A note.
    -- content/posts/20260106-alone.md --
    ---
    title: 一個人
    date: 2026-01-06
    ---
    文字。
  `)

const REVISION = revisionOf(
  '原文',
  '## 一\n\n第一段[^1]。\n\n只有中文的一段。\n\n## 二\n\n見[自己](#一)。\n\n[^1]: 註。\n',
)

describe('the revision of an original', () => {
  it('does not depend on line ends and on blanks round the body', () => {
    expect(revisionOf('T', '\r\nA\r\nB\r\n\r\n')).toBe(revisionOf('T', 'A\nB'))
  })

  it('depends on title and body', () => {
    expect(
      new Set([revisionOf('T', 'A'), revisionOf('T', 'B'), revisionOf('U', 'A'), revisionOf('TA', '')]).size,
    ).toBe(4)
  })
})

describe('a translation', () => {
  const notice = 'The original has changed since it was translated'
  const english = async (options: Parameters<typeof site>[0]) => {
    const built = await site(options)
    const report = await built.build()
    expect(report.diagnostics).toEqual([])
    return built.read('en/posts/20260105-x/index.html')
  }

  it('that is older than its original says so, with a link to it', async () => {
    const page = await english({ from: 'somethingelse' })
    expect(mainText(page)).toContain(notice)
    expect(page).toContain('<a href="/posts/20260105-x/" hreflang="zh-TW" lang="zh-TW">原文</a>')
  })

  it('of the present revision says nothing', async () => {
    expect(await english({ from: REVISION })).not.toContain(notice)
  })

  it('that does not say its revision says nothing', async () => {
    expect(await english({})).not.toContain(notice)
  })

  it('says nothing where the site does not want it', async () => {
    const config = 'translations: { staleNotice: false }'
    expect(await english({ from: 'somethingelse', config })).not.toContain(notice)
  })

  it('may be the default language: the original is the one that was not translated', async () => {
    const built = await site({ fromOriginal: 'translatedFrom: old' })
    await built.build()
    expect(mainText(built.read('posts/20260105-x/index.html'))).toContain('原文在翻譯之後更新過')
    expect(built.read('en/posts/20260105-x/index.html')).not.toContain(notice)
  })

  it('becomes stale in a warm build when its original changes, and only then', async () => {
    const built = await site({ from: REVISION })
    await built.build()
    built.edit('content/posts/20260105-x.md', text => text.replace('tags: [a]', 'tags: [b]'))
    await built.build()
    expect(built.read('en/posts/20260105-x/index.html')).not.toContain(notice)
    built.edit('content/posts/20260105-x.md', text => text.replace('第一段', '新的一段'))
    await built.build()
    expect(built.read('en/posts/20260105-x/index.html')).toContain(notice)
  })
})

describe('two languages side by side', () => {
  it('are not there unless the site asks for them', async () => {
    const built = await site()
    await built.build()
    expect(built.outputs().filter(path => path.includes('parallel'))).toEqual([])
  })

  it('have the subtitles of both, set as the author marked them', async () => {
    const built = await site({ config: 'translations: { parallel: true }' })
    built.edit('content/posts/20260105-x.md', text => text.replace('---\n', '---\ntagline: "讀 **兩遍**"\n'))
    await built.build()
    expect(built.read('posts/20260105-x/parallel/index.html')).toContain(
      '<p class="article-subtitle">讀 <strong>兩遍</strong></p>',
    )
  })

  it('stand block beside block, each side in its language, for search engines to pass over', async () => {
    const built = await site({ config: 'translations: { parallel: true }' })
    const report = await built.build()
    expect(report.diagnostics).toEqual([])
    const page = built.read('posts/20260105-x/parallel/index.html')
    expect(page).toContain('<meta name="robots" content="noindex">')
    expect(built.read('sitemap.xml')).not.toContain('parallel')
    const rows = [
      ...page.matchAll(
        /<div class="parallel-row">([\s\S]*?)\n<\/div>\n(?=<div class="parallel-row"|<\/div>)/gu,
      ),
    ].map(match => mainText(`<main>${match[1]}</main>`))
    expect(rows).toEqual([
      '一 One',
      '第一段 1 。 The first paragraph 1 .',
      '只有中文的一段。',
      '二 Two',
      '見 自己 。 See itself .',
      expect.stringContaining('A note.'),
    ])
    expect(page.match(/<div class="prose" lang="en">/gu)).toHaveLength(6)
    const ids = [...page.matchAll(/\sid="([^"]+)"/gu)].map(match => match[1])
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(['left-一', 'right-one']))
  })

  it('are reached from the post, and lead to each other', async () => {
    const built = await site({ config: 'translations: { parallel: true }' })
    await built.build()
    expect(readPage(built.read('posts/20260105-x/index.html')).links).toContain('/posts/20260105-x/parallel/')
    const page = readPage(built.read('posts/20260105-x/parallel/index.html'))
    expect(page.links).toContain('/en/posts/20260105-x/parallel/')
    expect(built.has('posts/20260106-alone/parallel/index.html')).toBe(false)
  })
})
