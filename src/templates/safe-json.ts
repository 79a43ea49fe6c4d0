/** Each could end a script or start a tag or an entity: `</script>`, `<!--`, `&quot;`; the last two end a line in old scripts. */
const DANGEROUS = /[<>&\u2028\u2029]/g

/** JSON that can stand inside `<script>`: still the same JSON, with the dangerous characters as `\uXXXX`. */
export function safeJson(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null'
  return text.replace(DANGEROUS, mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
