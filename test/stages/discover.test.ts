import { describe, expect, it } from 'vitest'
import { memorySource } from '../../src/host/memory-source.ts'
import { sourcePath } from '../../src/model/names.ts'
import type { SourceTree } from '../../src/model/world.ts'
import { discover } from '../../src/stages/discover.ts'

const SITE = {
  'content/about.md': '',
  'content/posts/b/index.MD': '',
  'content/posts/b/cover.png': '',
  'content/posts/a.markdown': '',
  'content/.DS_Store': '',
  'content/Thumbs.db': '',
  'static/robots.txt': '',
  'static/page.md': '',
  'templates/layouts/post.hbs': '',
  'data/taxonomies/tags.yaml': '',
  'digest.config.yaml': '',
  'README.md': '',
}

const ENDINGS = ['md', 'mdx', 'mkdn', 'txt', 'Rmd']
const lines = (source: SourceTree, content = 'content'): readonly string[] =>
  discover(source, { content, static: ['static'], exclude: [] }).diagnostics.map(
    ({ severity, code, at, message, hint }) => `${at?.path ?? ''} ${severity} ${code} ${message} ${hint}`,
  )

describe('discover', () => {
  it('sorts the files by what becomes of them', () => {
    expect(discover(memorySource(SITE), { content: 'content', static: ['static'], exclude: [] })).toEqual({
      diagnostics: [],
      value: {
        posts: ['content/about.md', 'content/posts/a.markdown', 'content/posts/b/index.MD'],
        bundled: ['content/Thumbs.db', 'content/posts/b/cover.png'],
        statics: ['static/page.md', 'static/robots.txt'],
        templates: ['templates/layouts/post.hbs'],
        data: ['data/taxonomies/tags.yaml'],
      },
    })
  })

  it('puts each file into one list when the whole source folder is content', () => {
    const { value } = discover(memorySource(SITE), { content: '', static: ['static'], exclude: [] })
    const all = Object.values(value).flat()
    expect(new Set(all).size).toBe(all.length)
    expect(value.posts).toContain('README.md')
    expect(value.bundled).not.toContain('digest.config.yaml')
  })

  it('says what is copied though it looks like Markdown', () => {
    const files = Object.fromEntries(ENDINGS.map(ending => [`content/x.${ending}`, '']))
    expect(lines(memorySource(files))).toMatchInlineSnapshot(`
      [
        "content/x.Rmd warning source/nearly-markdown This file is copied as it is and not built as a page, because its name ends in “.Rmd”. Rename it to end in “.md” if it is a post.",
        "content/x.mdx warning source/nearly-markdown This file is copied as it is and not built as a page, because its name ends in “.mdx”. Rename it to end in “.md” if it is a post.",
        "content/x.mkdn warning source/nearly-markdown This file is copied as it is and not built as a page, because its name ends in “.mkdn”. Rename it to end in “.md” if it is a post.",
      ]
    `)
  })

  it('is an error when there is nothing to build', () => {
    expect(lines(memorySource({ 'README.md': '' }))).toMatchInlineSnapshot(`
      [
        " error source/no-content There is no Markdown file in the folder “content”, so there is no site to build. Run the command in the folder of the site, or name it with --source and --content.",
      ]
    `)
  })

  it('names the links that are not followed', () => {
    const source: SourceTree = {
      ...memorySource({ 'content/a.md': '' }),
      links: folder =>
        folder === 'content' ? WHYS.map(why => ({ path: sourcePath(`content/${why}`), why })) : [],
    }
    expect(lines(source)).toMatchInlineSnapshot(`
      [
        "content/outside warning source/link-left-out This symbolic link is not followed, because it leads out of the source folder. Put a copy of the file or folder in its place, or delete the link.",
        "content/loop warning source/link-left-out This symbolic link is not followed, because it leads back into a folder that holds it. Put a copy of the file or folder in its place, or delete the link.",
        "content/broken warning source/link-left-out This symbolic link is not followed, because it leads to nothing. Put a copy of the file or folder in its place, or delete the link.",
      ]
    `)
  })
})

const WHYS = ['outside', 'loop', 'broken'] as const
