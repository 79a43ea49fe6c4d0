import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { revisionOf } from '../../src/model/revision.ts'
import { compileProgram, openWorkshop, type Workshop } from '../support/program.ts'

/** `digest new`, as an author runs it. */

beforeAll(compileProgram)

let shop: Workshop
beforeEach(() => {
  shop = openWorkshop()
})
afterEach(() => shop.remove())

const POST = (title: string, more = '') =>
  `---\n    title: ${title}\n    date: 2026-01-05\n    ${more}---\n    文字。`

describe('a new post', () => {
  it('goes where Hugo has it on an empty site, in the time of the site', () => {
    shop.write('-- digest.config.yaml --\ntimeZone: Asia/Taipei\n')
    const { code, out, err } = shop.run([
      'new',
      'Claude',
      '學會：',
      '"記帳"',
      '#1',
      '--date',
      '2026-01-05T08:30',
    ])
    expect({ code, out, err }).toEqual({
      code: 0,
      out: 'content/posts/20260105-claude-學會-記帳-1.md\n',
      err: '',
    })
    expect(shop.read('content/posts/20260105-claude-學會-記帳-1.md')).toMatchInlineSnapshot(`
      "---
      title: "Claude 學會： \\"記帳\\" #1"
      date: 2026-01-05T08:30:00+08:00
      description: ""
      tags: []
      categories: []
      source_url: ""
      source_name: ""
      draft: false
      ---

      "
    `)
    expect(shop.run(['build', '--strict'])).toMatchObject({ code: 0, err: '' })
  })

  it('never takes the place of a file', () => {
    const argv = ['new', '甲', '--date', '2026-01-05']
    expect(shop.run(argv).code).toBe(0)
    shop.write(`-- content/posts/20260105-甲.md --\nmine`)
    const second = shop.run(argv)
    expect(second).toMatchObject({ code: 1, out: '' })
    expect(second.err).toBe('content/posts/20260105-甲.md is there already, and was left as it is.\n')
    expect(shop.read('content/posts/20260105-甲.md')).toBe('mine\n')
  })

  it('follows the folders, names and languages that the site has', () => {
    shop.write(`
    -- content/zh-tw/blog/2025/2025-12-30-a.md --
    ${POST('甲')}
    -- content/en/blog/2025/2025-12-30-a.md --
    ${POST('A')}
    `)
    const at = (...more: string[]) => shop.run(['new', 'X', '--date', '2026-01-05', ...more]).out
    expect(at()).toBe('content/zh-tw/blog/2026/2026-01-05-x.md\n')
    expect(at('--lang', 'en')).toBe('content/en/blog/2026/2026-01-05-x.md\n')
    expect(at('--kind', 'page')).toBe('content/zh-tw/x.md\n')
    expect(at('--dialect', 'jekyll', '--lang', 'en')).toBe('content/en/_posts/2026-01-05-x.md\n')
  })

  it('is a bundle where posts are bundles', () => {
    shop.write(`
    -- content/posts/a/index.md --
    ${POST('甲')}
    -- content/posts/a/index.en.md --
    ${POST('A')}
    `)
    expect(shop.run(['new', 'X', '--lang', 'en']).out).toBe('content/posts/x/index.en.md\n')
  })

  it('begins with an archetype of the site', () => {
    shop.write(`
    -- templates/archetypes/post.en.md --
    ---
    title: {{title}}
    date: {{date}}
    model: {{model}}
    ---
    {{heading}}: {{< youtube x >}} {{ not ours }} {{unknown}}
    `)
    const { out } = shop.run(['new', 'A: B', '--lang', 'en', '--date', '2026-01-05'])
    expect(shop.read(out.trim())).toBe(
      '---\ntitle: "A: B"\ndate: 2026-01-05\n---\nA: B: {{< youtube x >}} {{ not ours }} {{unknown}}\n',
    )
  })
})

describe('a daily digest', () => {
  it('has the headings of its language, and builds as a post of its model', () => {
    shop.write(`
    -- content/_posts/2026-01-04-claude-daily.md --
    ${POST('昨天')}
    -- data/taxonomies/models.yaml --
    claude:
      labels: { zh-TW: Claude, en: Claude }
    `)
    const chinese = shop.run(['new', '--kind', 'daily', '--model', 'CLAUDE', '--date', '2026-01-05'])
    expect(chinese.out).toBe('content/_posts/2026-01-05-claude-daily.md\n')
    expect(shop.read(chinese.out.trim())).toMatchInlineSnapshot(`
      "---
      layout: post
      title: "Claude 每日動態 - 2026-01-05"
      tagline: ""
      date: 2026-01-05
      model: claude
      categories: [daily]
      tags: []
      ai_summary: ""
      ---
      ## 本週模型趨勢

      <!-- 兩三句話：這段時間最值得記住的變化。 -->

      ## 📰 本週新聞焦點

      <!--
      - 每則新聞一個項目，第一行是標題
      下一行起是內文。
      -->

      ## 🔍 深度分析

      <!-- 這些消息放在一起，代表什麼？ -->

      ## 📌 重點摘要

      <!-- - 每點一句話 -->

      ## 💡 延伸思考

      <!-- - 給讀者的一個問題 -->

      ## 🔗 資料來源

      <!-- - [標題](https://example.com/) -->
      "
    `)
    const english = shop.run([
      'new',
      '--kind',
      'daily',
      '--model',
      'claude',
      '--lang',
      'en',
      '--date',
      '2026-01-05',
    ])
    expect(english.out).toBe('content/_posts/2026-01-05-claude-daily.en.md\n')
    expect(shop.read(english.out.trim())).toContain('## 📰 News in focus')
    expect(shop.run(['build', '--strict'])).toMatchObject({ code: 0, err: '' })
    expect(shop.has('public/models/claude/index.html')).toBe(true)
    expect(shop.read('public/posts/2026-01-05-claude-daily/index.html')).toContain('hreflang="en"')
  })
})

describe('a translation', () => {
  const ORIGINAL = `
    -- content/posts/20260105-x.md --
    ---
    title: '甲：乙'
    date: 2026-01-05T10:00:00+08:00
    tags: [代理型 AI, Claude]
    model: claude
    description: 摘要
    aliases: [/old/]
    image: /x.png
    ---
    一段文字 --> 與 {{< youtube ZTKWABCDEFG >}}。

    ## 📰 本週新聞焦點

    - 一則
    內文

    ## 參考來源

    - [A](https://a.example/)

    ---

    ## 自己的標題

    \`\`\`js
    const a = 1

    const b = 2
    \`\`\`
    -- static/x.png --
    x
    -- data/taxonomies/tags.yaml --
    agents:
      labels: { zh-TW: 代理型 AI, en: AI agents }
    `

  it('has the structure of its original, terms in its language, and the hash of what it was made from', () => {
    shop.write(ORIGINAL)
    const { code, out, err } = shop.run(['new', 'A: B', '--translate', 'content/posts/20260105-x.md'])
    expect({ code, out }).toEqual({ code: 0, out: 'content/posts/20260105-x.en.md\n' })
    expect(err).toBe('It is a draft: take out `draft: true` when the translation is done.\n')
    const body = shop.read('content/posts/20260105-x.md').split('\n---\n').slice(1).join('\n---\n')
    const hash = revisionOf('甲：乙', body)
    expect(shop.read(out.trim()).replace(hash, '<hash>')).toMatchInlineSnapshot(`
      "---
      title: "A: B"
      date: 2026-01-05T10:00:00+08:00
      tags: [AI agents, Claude]
      model: claude
      description: ""
      # 摘要
      image: /x.png
      translatedFrom: "<hash>"
      draft: true
      ---
      <!--
      一段文字 -- > 與 {{< youtube ZTKWABCDEFG >}}。
      -->

      ## 📰 News in focus

      <!--
      - 一則
      內文
      -->

      ## 🔗 Sources

      - [A](https://a.example/)

      ---

      ## 自己的標題

      \`\`\`js
      const a = 1

      const b = 2
      \`\`\`
      "
    `)
    expect(shop.run(['build']).code).toBe(0)
    expect(shop.has('public/en/posts/20260105-x/index.html')).toBe(false)
    expect(shop.run(['build', '--drafts']).code).toBe(0)
    const page = shop.read('public/en/posts/20260105-x/index.html')
    expect(page).not.toContain('一段文字')
    expect(page).toContain('hreflang="zh-TW"')
  })

  it('keeps an explicit key, and reads TOML', () => {
    shop.write(`
    -- content/posts/a.md --
    +++
    title = '甲'
    date = 2026-01-05
    translationKey = 'k'
    [ai]
    generated = true
    +++
    文字。
    `)
    const { out } = shop.run(['new', 'A', '--translate', 'posts/a.md', '--lang', 'en'])
    expect(shop.read(out.trim())).toContain('date: "2026-01-05"\ntranslationKey: k\nai:\n  generated: true\n')
    expect(shop.run(['build', '--drafts', '--strict'])).toMatchObject({ code: 0, err: '' })
  })

  it('explains what cannot be', () => {
    shop.write(ORIGINAL)
    const say = (...argv: string[]) => shop.run(['new', ...argv])
    expect(say('A', '--translate', 'content/posts/nope.md')).toMatchObject({
      code: 2,
      err: 'There is no file `content/posts/nope.md` to translate.\n',
    })
    expect(say('A', '--translate', 'static/x.png').err).toContain('is no post or page of the site')
    expect(say('A', '--translate', 'content/posts/20260105-x.md', '--lang', 'zh').err).toContain(
      'is in zh-TW itself',
    )
    expect(say('A', '--translate', 'content/posts/20260105-x.md', '--lang', 'fr').err).toContain(
      '`fr` is not configured',
    )
    expect(say('A', '--translate', 'content/posts/20260105-x.md', '--date', '2026-01-01').err).toContain(
      'leave it out',
    )
    expect(say('A', '--translate', 'content/posts/20260105-x.md').code).toBe(0)
    expect(say('A', '--translate', 'content/posts/20260105-x.md').err).toContain(
      'in every language of the site',
    )
  })
})

describe('usage', () => {
  it('wants a title, and a date that is one', () => {
    expect(shop.run(['new'])).toMatchObject({
      code: 2,
      out: '',
      err: 'A post needs a title: `digest new "A title"`.\n',
    })
    expect(shop.run(['new', 'X', '--date', '2026-02-30'])).toMatchObject({ code: 2 })
    expect(shop.run(['new', 'X', '--kind', 'blog']).err).toMatch(
      /^`blog` is none of the choices: post, page, daily\.\n/u,
    )
    expect(shop.run(['new', 'X', '--tittle']).code).toBe(2)
  })

  it('opens the file in the editor that is asked for', () => {
    shop.write('-- editor.sh --\necho "edited $1 $2" > opened\n')
    const env = { EDITOR: 'sh editor.sh --wait' }
    const { code, out } = shop.run(['new', 'A $(touch hacked)', '--date', '2026-01-05', '--open'], { env })
    expect({ code, hacked: shop.has('hacked') }).toEqual({ code: 0, hacked: false })
    expect(shop.read('opened')).toMatch(new RegExp(`^edited --wait .*/${out.trim()}\n$`, 'u'))
    // What a person says with VISUAL counts more, and a program on the path needs no folder.
    shop.write('-- bin/my-editor --\n#!/bin/sh\necho "seen $1" > opened; exit 3\n')
    chmodSync(join(shop.folder, 'bin/my-editor'), 0o755)
    const path = `${join(shop.folder, 'bin')}:${process.env.PATH}`
    const other = shop.run(['new', 'C', '--date', '2026-01-05', '--open'], {
      env: { ...env, VISUAL: 'my-editor', PATH: path },
    })
    expect(shop.read('opened')).toMatch(new RegExp(`^seen .*/${other.out.trim()}\n$`, 'u'))
    expect(other).toMatchObject({ code: 1, err: expect.stringContaining('it ended with the code 3') })
    expect(shop.run(['new', 'B', '--open']).err).toContain('neither $VISUAL nor $EDITOR')
  })
})
