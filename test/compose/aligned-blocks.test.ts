import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignBlocks, type Block, splitBlocks, withOwnIds } from '../../src/stages/compose/aligned-blocks.ts'

const names = (blocks: readonly Block[]) => blocks.map(block => block.name)

describe('blocks of a body', () => {
  it('are its elements at the top, whole', () => {
    const html =
      '<h2 id="a">A</h2>\n<p>one <b>two</b><br>three</p>\n<hr>\n<ul>\n<li><p>x</p></li>\n</ul>\n<pre><code>&lt;p></code></pre>'
    const blocks = splitBlocks(html)
    expect(names(blocks)).toEqual(['h2', 'p', 'hr', 'ul', 'pre'])
    expect(blocks.map(block => block.html).join('\n')).toBe(html)
  })

  it('are not ended by a tag within a quoted attribute', () => {
    expect(names(splitBlocks('<p title="</p><h2>">x</p><p>y</p>'))).toEqual(['p', 'p'])
  })

  it('keep loose text', () => {
    expect(splitBlocks('before <p>x</p> after')).toEqual([
      { name: 'text', html: 'before' },
      { name: 'p', html: '<p>x</p>' },
      { name: 'text', html: 'after' },
    ])
  })
})

const block = fc.constantFrom('h2', 'h3', 'p', 'ul', 'pre').map(name => ({ name, html: `<${name}>` }))

describe('two bodies side by side', () => {
  it('show every block once, in its order', () => {
    fc.assert(
      fc.property(fc.array(block), fc.array(block), (left, right) => {
        const pairs = alignBlocks(left, right)
        expect(pairs.flatMap(pair => pair.left)).toEqual(left)
        expect(pairs.flatMap(pair => pair.right)).toEqual(right)
      }),
    )
  })

  it('stand block beside block where they have the same shape', () => {
    fc.assert(
      fc.property(fc.array(block), blocks => {
        for (const pair of alignBlocks(blocks, blocks)) expect(pair.left).toEqual(pair.right)
      }),
    )
  })

  it('meet again at the next heading after a paragraph that only one has', () => {
    const of = (text: string) => text.split(' ').map(name => ({ name, html: `<${name}>` }))
    const pairs = alignBlocks(of('p p h2 p h2 p'), of('p h2 p p ul h2 p'))
    expect(pairs.map(pair => [names(pair.left).join(' '), names(pair.right).join(' ')])).toEqual([
      ['p', 'p'],
      ['p', ''],
      ['h2', 'h2'],
      ['p', 'p'],
      ['', 'p ul'],
      ['h2', 'h2'],
      ['p', 'p'],
    ])
  })

  it('have ids of their own, and links that lead to them', () => {
    expect(
      withOwnIds(
        '<h2 id="x">id="x" href="#x"</h2><a href="#x" aria-describedby="y z">x</a><a href="/#x">',
        'r-',
      ),
    ).toBe('<h2 id="r-x">id="x" href="#x"</h2><a href="#r-x" aria-describedby="r-y r-z">x</a><a href="/#x">')
  })
})
