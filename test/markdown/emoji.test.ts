import { describe, expect, it } from 'vitest'
import { loadEmojiNames } from '../../src/markdown/emoji.ts'
import { testSite } from '../support/site.ts'
import { codes, html, parsed } from './support.ts'

const emojiNames = await loadEmojiNames()
const shown = (text: string): string => html(text, { emojiNames })

describe('emoji by name', () => {
  it('are text unless a site asks for them', () => {
    expect(html(':rocket: 上線')).toBe('<p>:rocket: 上線</p>')
  })

  it.each([
    [':rocket: 上線 :tada:', '🚀 上線 🎉'],
    ['模型:rocket:上線，:+1:；:-1:。', '模型🚀上線，👍；👎。'],
    ['**:warning: 注意**與[:link: 原文](https://a.example/)', null],
    [':rocket::tada:', '🚀🎉'],
    ['New: :white_check_mark: done :rocket:Launch', 'New: ✅ done 🚀Launch'],
    ['（:100:）', '（💯）'],
    ['進度： :one: 規劃', '進度： 1️⃣ 規劃'],
  ])('%s', (text, expected) => {
    if (expected === null)
      expect(shown(text)).toBe(
        '<p><strong>⚠️ 注意</strong>與<a href="https://a.example/" rel="noopener">🔗 原文</a></p>',
      )
    else expect(shown(text)).toBe(`<p>${expected}</p>`)
  })

  it.each([
    '開會時間 10:30:45，或 10:100:45',
    '比例 1:100:5',
    'std::rocket::x 與 a:rocket:b',
    ':no_such_name: 與 :constructor: 與 :hasOwnProperty:',
    ':Rocket: 與 : rocket : 與 :rocket',
    '重點:100:1',
  ])('nothing is shown of %s', text => {
    expect(shown(text)).toBe(`<p>${text}</p>`)
  })

  it('stay as they are in code and addresses', () => {
    expect(shown('`:rocket:`')).toBe('<p><code>:rocket:</code></p>')
    expect(shown('```\n:rocket:\n```')).toBe('<pre><code>:rocket:\n</code></pre>')
    expect(shown('https://a.example/?q=:rocket: 與 <https://b.example/:tada:>')).toBe(
      '<p><a href="https://a.example/?q=:rocket" rel="noopener">https://a.example/?q=:rocket</a>: 與 <a href="https://b.example/:tada:" rel="noopener">https://b.example/:tada:</a></p>',
    )
    expect(shown('[x](https://a.example/:rocket:/ ":rocket:")')).toContain('/:rocket:/')
    expect(shown('{{< unknown ":rocket:" >}}')).toBe('<p>{{&#x3C; unknown ":rocket:" >}}</p>')
  })

  it('make the id of a heading no other, and name the part of a digest', () => {
    const text = '## :newspaper: 本週新聞焦點\n\n- 甲上線\n第二行的說明文字。\n'
    const { value } = parsed(text, { emojiNames })
    expect(value.headings).toEqual([
      { level: 2, id: '本週新聞焦點', text: '📰 本週新聞焦點', part: 'stories', isListed: true },
    ])
    expect(value.stories.map(story => story.headline)).toEqual(['甲上線'])
  })

  it('leave every place as the author has it', () => {
    const text = ':rocket: :tada: 一段。\n\n:rocket: [x](javascript:alert(1))\n'
    expect(codes(parsed(text, { emojiNames }).diagnostics)).toEqual(codes(parsed(text).diagnostics))
    expect(codes(parsed(text, { emojiNames }).diagnostics)).toEqual(['markdown/unsafe-link 3:10'])
  })

  it('are asked for by the configuration, for the text and its fields', async () => {
    const site = await testSite(`
      -- digest.config.yaml --
      title: T
      -- content/posts/2026-01-05-a.md --
      ---
      title: 甲
      tagline: "快訊 :rocket:"
      ---
      本文 :tada:。
    `)
    await site.build()
    expect(site.read('posts/2026-01-05-a/index.html')).toContain('本文 :tada:。')
    site.write('digest.config.yaml', 'title: T\nmarkdown: { emoji: true }\n')
    await site.build()
    const page = site.read('posts/2026-01-05-a/index.html')
    expect(page).toContain('本文 🎉。')
    expect(page).toContain('快訊 🚀')
  })
})
