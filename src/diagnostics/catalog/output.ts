import type { Diagnostic } from '../../model/diagnostic.js'
import type { HostProblem, HostReason } from '../../model/world.js'

/** What the world refused, as a sentence. */
export function hostProblem(problem: HostProblem): Diagnostic {
  if (problem.reason === 'busy') return destinationBusy({ folder: problem.path, process: problem.detail })
  if (problem.reason === 'conflict') return pathConflict({ path: problem.path })
  return problem.doing === 'read' ? cannotRead(problem) : cannotWrite(problem)
}

export function foreignFile(p: { readonly path: string }): Diagnostic {
  return {
    code: 'output/foreign-file',
    severity: 'error',
    message: `The site needs the path “${p.path}” in the destination, but a file or link that no earlier build wrote stands there.`,
    hint: 'Move it away or delete it, or choose another folder with --destination.',
  }
}

export function cannotWrite(p: Omit<HostProblem, 'doing'>): Diagnostic {
  return {
    code: 'output/cannot-write',
    severity: 'error',
    message: `“${p.path}” cannot be written: ${WHAT[p.reason]} (${p.detail}).`,
    hint: HINT[p.reason],
  }
}

export function cannotRead(p: Omit<HostProblem, 'doing'>): Diagnostic {
  return {
    code: 'output/cannot-read',
    severity: 'error',
    message: `“${p.path}” cannot be read: ${WHAT[p.reason]} (${p.detail}).`,
    hint: HINT[p.reason],
  }
}

export function destinationBusy(p: { readonly folder: string; readonly process: string }): Diagnostic {
  return {
    code: 'output/destination-busy',
    severity: 'error',
    message: `Another build (process ${p.process}) is writing to this destination.`,
    hint: `Wait until it is done; if there is none, delete the folder “${p.folder}”.`,
  }
}

export function pathConflict(p: { readonly path: string }): Diagnostic {
  return {
    code: 'output/path-conflict',
    severity: 'error',
    message: `The site needs “${p.path}” both as a file and as a folder.`,
    hint: 'Rename the file in static/ or change the address of the page that lies below it.',
  }
}

export function cacheUnusable(p: { readonly folder: string; readonly detail: string }): Diagnostic {
  return {
    code: 'output/cache-unusable',
    severity: 'warning',
    message: `The cache “${p.folder}” cannot be written, so the next build starts from nothing (${p.detail}).`,
    hint: 'Make the folder writable, choose another with --cache-dir, or use --no-cache.',
  }
}

/** More than GitHub takes as one file. */
export function fileTooLarge(p: { readonly path: string; readonly bytes: number }): Diagnostic {
  return {
    code: 'output/file-too-large',
    severity: 'warning',
    message: `The file “${p.path}” of the site has ${megabytes(p.bytes)}; GitHub refuses files of 100 MB and more.`,
    hint: 'Make it smaller, or keep it elsewhere (a release, an object store, a video site) and link to it.',
  }
}

/** More than GitHub Pages publishes. */
export function siteTooLarge(p: { readonly bytes: number }): Diagnostic {
  return {
    code: 'output/site-too-large',
    severity: 'warning',
    message: `The site has ${megabytes(p.bytes)}; GitHub Pages publishes at most 1 GB.`,
    hint: 'Make pictures smaller, or keep large files elsewhere and link to them.',
  }
}

/** @example megabytes(104_857_600) // => '105 MB' */
const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`

const WHAT: Readonly<Record<HostReason, string>> = {
  busy: 'another program holds it',
  conflict: 'it is a file and a folder at once',
  'name-too-long': 'its name is too long for the file system',
  'no-space': 'the disk or the quota is full',
  'not-allowed': 'permission was refused',
  'not-a-folder': 'a file stands where a folder is needed',
  other: 'the system refused',
  'read-only': 'the file system is read-only',
  'too-many-files': 'too many files are open',
}

const HINT: Readonly<Record<HostReason, string>> = {
  busy: 'Close the program that uses it, and build again.',
  conflict: 'Rename one of the two.',
  'name-too-long': 'Give the post a shorter file name or slug.',
  'no-space': 'Free some space, and build again.',
  'not-allowed': 'Change the owner or the permissions of the file and its folder, and build again.',
  'not-a-folder': 'Move that file away, and build again.',
  other: 'Look at the words of the system in brackets, and build again.',
  'read-only': 'Choose another folder with --destination.',
  'too-many-files': 'Raise the limit of open files (ulimit -n), and build again.',
}
