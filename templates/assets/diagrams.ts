// Draws the diagrams of a page when they come near. The library is the site's own copy; without it, or where a
// description has a mistake, the page keeps showing the description.

/** What is used of the library, which puts itself among the page's own names. */
interface Mermaid {
  initialize(options: object): void
  render(id: string, source: string): Promise<{ readonly svg: string }>
}

const root = document.documentElement
const library = document.querySelector<HTMLElement>('script[data-library]')?.dataset.library ?? ''
const dark = matchMedia('(prefers-color-scheme: dark)')
const figures = [...document.querySelectorAll('.diagram:not(.is-source)')]
const sources = new Map<Element, string>(figures.map(figure => [figure, figure.textContent ?? '']))
const shown = new Set<Element>()
let loading: Promise<void> | null = null
let count = 0

/**
 * Without what could make a browser load something, or change the rules below: settings, styles and links. A
 * diagram has the page's own colours, in light and in dark.
 */
const withoutSettings = (source: string): string =>
  source
    .replace(/^\s*---\n[\s\S]*?\n\s*---[ \t]*\n/, '')
    .replace(/%%\{[\s\S]*?\}%%/g, '')
    .split('\n')
    .flatMap(line => line.split(';'))
    .filter(line => !/^\s*(?:style|classDef|linkStyle|cssClass|click|links?|callback|href)\b/i.test(line))
    .join('\n')

const load = (): Promise<void> => {
  loading ??= new Promise<void>((resolve, reject) => {
    const script = document.createElement('script')
    script.src = library
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () => reject(new Error(library)))
    document.head.append(script)
  })
  return loading
}

const draw = async (figure: Element): Promise<void> => {
  const source = withoutSettings(sources.get(figure) ?? '')
  const id = `diagram-${++count}`
  try {
    await load()
    const isDark = root.dataset.colours ? root.dataset.colours === 'dark' : dark.matches
    const { mermaid } = globalThis as unknown as { readonly mermaid: Mermaid }
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      secure: [
        'secure',
        'securityLevel',
        'startOnLoad',
        'htmlLabels',
        'flowchart',
        'themeCSS',
        'dompurifyConfig',
      ],
      htmlLabels: false,
      flowchart: { htmlLabels: false },
      suppressErrorRendering: true,
      theme: isDark ? 'dark' : 'neutral',
      fontFamily: getComputedStyle(figure).fontFamily,
    })
    const { svg } = await mermaid.render(id, source)
    const drawing = document.createElement('div')
    drawing.className = 'diagram-drawing'
    drawing.innerHTML = svg
    figure.replaceChildren(drawing)
  } catch {
    document.getElementById(`d${id}`)?.remove()
  }
}

const observer = new IntersectionObserver(
  entries => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue
      observer.unobserve(target)
      shown.add(target)
      void draw(target)
    }
  },
  { rootMargin: '600px' },
)
for (const figure of figures) observer.observe(figure)

const redraw = (): void => {
  for (const figure of shown) void draw(figure)
}
new MutationObserver(redraw).observe(root, { attributeFilter: ['data-colours'] })
dark.addEventListener('change', redraw)
