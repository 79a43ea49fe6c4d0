import { createTwoFilesPatch } from 'diff'

/** Lines round a change, as `diff -u` shows them. */
const CONTEXT = 3

/** What changes in a file, in the form that `patch -p1` and `git apply` read. */
export function unifiedDiff(path: string, before: string, after: string): string {
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    context: CONTEXT,
  })
  // The library's first line, a rule of `=`, belongs to Subversion.
  return patch.replace(/^={3,}\n/u, '')
}
