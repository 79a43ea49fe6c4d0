import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import { mightByCjkRule, sidesOf } from './cjk-flanking.js'

type Extension = ReturnType<typeof cjkFriendlyExtension>
type Construct = Extract<NonNullable<NonNullable<Extension['text']>[string]>, { readonly tokenize: unknown }>
type Tokenize = Construct['tokenize']
type Context = ThisParameterType<Tokenize>
type Run = ReturnType<Parameters<Tokenize>[0]['exit']>

/** `_` and `~` in micromark's tables. */
const UNDERSCORE = 95
const TILDE = 126

/**
 * Makes micromark's emphasis and strikethrough friendly to CJK.
 * @param known the extensions so far: GFM's strikethrough is among them, and is what ours goes by
 * @returns all extensions; of two for one character, micromark tries the later first (an e-mail address may begin
 * with `_`, so GFM's come after emphasis)
 */
export function withCjk(known: readonly Extension[]): Extension[] {
  const emphasis = cjkFriendlyExtension()
  return [emphasis, judged([emphasis], UNDERSCORE), ...known, judged(known, TILDE)]
}

function judged(known: readonly Extension[], marker: number): Extension {
  const construct = known.flatMap(each => each.text?.[marker] ?? [])[0]
  return construct === undefined ? {} : { text: { [marker]: friendly(construct) } }
}

/** The same marks, judged by whole characters: micromark takes half an emoji for a letter. */
function friendly(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      let run: Run | null = null
      const exit: typeof effects.exit = type => {
        run = effects.exit(type)
        return run
      }
      return construct.tokenize.call(
        this,
        { ...effects, exit },
        code => {
          if (run !== null) judge(run, this)
          return ok(code)
        },
        nok,
      )
    },
  }
}

/** Characters around a run that can matter: one of two units, and its selector. */
const AROUND = 4

function judge(run: Run, context: Context): void {
  const { start, end } = run
  // A line begins and ends a chunk of the text; what lies beyond is a blank.
  const before =
    start._bufferIndex <= 0
      ? ''
      : context.sliceSerialize({
          start: { ...start, _bufferIndex: Math.max(0, start._bufferIndex - AROUND) },
          end: start,
        })
  const after =
    end._bufferIndex < 0
      ? ''
      : context.sliceSerialize({ start: end, end: { ...end, _bufferIndex: end._bufferIndex + AROUND } })
  const marker = context.sliceSerialize(run).charAt(0)
  const { opens, closes } = mightByCjkRule(marker, sidesOf(before + after, before.length, before.length))
  run._open = opens
  run._close = closes
}
