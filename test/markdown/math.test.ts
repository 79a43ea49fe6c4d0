import { describe, expect, it } from 'vitest'
import { loadMathSetter } from '../../src/markdown/math-setter.ts'
import { paced } from '../support/pace.ts'
import { testSite } from '../support/site.ts'
import { codes, html, parsed, SLOW } from './support.ts'

const shown = (text: string, singleDollar = false) => html(text, { singleDollar })

describe('formulas', () => {
  it.each([
    ['in a line', 'a $$x_1 * y_2 * z$$ b', '<p>a ⟦math x_1 * y_2 * z⟧ b</p>'],
    ['with blanks', '$$ a + b $$ c', '<p>⟦math  a + b ⟧ c</p>'],
    ['beside Chinese', '能量$$E=mc^2$$，', '<p>能量⟦math E=mc^2⟧，</p>'],
    ['alone in a paragraph', 'a\n\n$$x$$\n\nb', '<p>a</p>\n⟦math x⟧\n<p>b</p>'],
    ['on lines of their own', '$$\na\\\\\n\nb\n$$', '⟦math a\\\\\n\nb⟧'],
    ['on lines among text', 'a\n$$\nb\n$$\nc', '<p>a\n⟦math b⟧\nc</p>'],
    ['in a quotation', '> $$\n> a\n> b\n> $$', '<blockquote>\n⟦math a\nb⟧\n</blockquote>'],
    ['in a list', '- $$a$$\n- b', '<ul>\n<li>⟦math a⟧</li>\n<li>b</li>\n</ul>'],
    ['in a fence', '```math\na_1\n```', '⟦math a_1⟧'],
    ['in a table', '| a |\n| - |\n| $$\\|x|$$ |', /<td>⟦math \\\|x\|⟧<\/td>/],
    ['two', '$$a$$ and $$b$$', '<p>⟦math a⟧ and ⟦math b⟧</p>'],
  ])('%s', (_name, text, expected) => {
    expect(shown(text)).toMatch(expected)
    expect(html(text, { parser: SLOW })).toBe(shown(text))
  })

  it.each([
    ['two prices', 'from $300B to $1.5B, or $5 and $6_a_'],
    ['code', '`$$a$$` and `` $$`b`$$ ``'],
    ['a fence', '```\n$$a$$\n```'],
    ['escaped', '\\$$a\\$$'],
    ['three signs', '$$$ and $$$'],
    ['one pair', 'a $$ b'],
    ['two paragraphs', 'a $$ b\n\nc $$ d'],
    ['nothing', '$$ $$'],
  ])('that are none: %s', (_name, text) => {
    expect(shown(text)).not.toContain('⟦math')
  })

  it('between single dollar signs only when asked for', () => {
    expect(shown('a $x_1$ b')).toBe('<p>a $x_1$ b</p>')
    expect(shown('a $x_1$ b, $y$', true)).toBe('<p>a ⟦math x_1⟧ b, ⟦math y⟧</p>')
    for (const money of [
      'from $300B to $1.5B',
      '$5 and $6',
      'US$ 5 and US$ 6',
      '$20,000 and $30',
      'a $b\nc$ d',
    ])
      expect(shown(money, true)).not.toContain('⟦math')
  })

  it('keep the places of what follows them', () => {
    const { value, diagnostics } = parsed('$$a\nb$$ $$c$$ [x](javascript:a)\n\n[y](/z/)')
    expect(codes(diagnostics)).toEqual(['markdown/unsafe-link 2:11'])
    expect(value.body.slots.at(-1)).toMatchObject({ kind: 'link', at: { line: 4, column: 1 } })
  })

  it('are read in time that grows with the text only', () => {
    for (const text of [
      '$$a '.repeat(20_000),
      '$$\n'.repeat(20_000),
      '$'.repeat(60_000),
      '$a '.repeat(20_000),
    ])
      expect(paced(() => parsed(text, { singleDollar: true })).pace).toBeLessThan(10)
  })

  it('are text for search and excerpts', () => {
    expect(parsed('a $$x^2$$ b').value.text).toBe('a x^2 b')
  })
})

describe('setting', () => {
  it('gives MathML with the source beside it', async () => {
    const setter = await loadMathSetter()
    expect(setter.set({ text: 'x^2', display: 'block' })).toEqual({
      html: '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><semantics><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow><annotation encoding="application/x-tex">x^2</annotation></semantics></math>',
    })
  })

  it('refuses what reaches beyond the formula, and what never ends', async () => {
    const setter = await loadMathSetter()
    const set = (text: string) => JSON.stringify(setter.set({ text, display: 'inline' }))
    expect(set('\\href{javascript:alert(1)}{x}')).not.toMatch(/href=/)
    expect(set('\\htmlStyle{color:red}{x}')).not.toMatch(/style=/)
    expect(set('\\def\\a{\\a\\a}\\a')).toContain('Too many expansions')
    // No definition outlives its formula.
    setter.set({ text: '\\gdef\\mine{1}\\mine', display: 'inline' })
    expect(set('\\mine')).toContain('Undefined control sequence')
  })
})

const POST = (body: string, config = '') => ({
  'digest.config.yaml': `title: T\n${config}`,
  'content/posts/2026-01-05-a.md': `---\ntitle: 甲\ndate: 2026-01-05\n---\n${body}\n`,
})
const PAGE = 'posts/2026-01-05-a/index.html'

describe('on a page', () => {
  it('a formula is set, and needs no further file', async () => {
    const site = await testSite(POST('a $$x^2$$ b\n\n$$\ny\n$$'))
    expect((await site.build()).diagnostics).toEqual([])
    expect(site.read(PAGE)).toMatch(/<p>a <math [^>]*><semantics>/)
    expect(site.read(PAGE)).toMatch(/<div class="math" tabindex="0"><math [^>]*display="block">/)
    expect(site.outputs().filter(path => /katex|woff/.test(path))).toEqual([])
  })

  it('one with a mistake is shown as it was written, and named', async () => {
    const site = await testSite(POST('a\n\nb $$\\nosuch{<b>}$$'))
    const [said] = (await site.build()).diagnostics
    expect(said).toMatchObject({ code: 'markdown/bad-math', at: { start: { line: 7, column: 3 } } })
    expect(said?.message).toContain('Undefined control sequence: \\nosuch at position 1.')
    expect(site.read(PAGE)).toContain('<code>$$\\nosuch{&lt;b&gt;}$$</code>')
  })

  it('the configuration asks for single dollar signs', async () => {
    const site = await testSite(POST('a $x$ b'))
    await site.build()
    expect(site.read(PAGE)).toContain('a $x$ b')
    site.write('digest.config.yaml', 'title: T\nmarkdown: { singleDollar: true }\n')
    await site.build()
    expect(site.read(PAGE)).toContain('a <math')
  })
})
