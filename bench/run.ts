/** `npm run bench`: the figures of `docs/performance.md`. `npm run bench -- engines`, `compile` or `http` runs one part alone. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { stayOffMeasuredCore } from './compare/child-process.ts'
import { compareEngines } from './compare/compare-engines.ts'
import { compileManagedPolicies } from './compare/compile-managed-policies.ts'
import { compareHttp } from './http/compare-http.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const report = (progress: string): void => console.error(progress)

function installOtherEngines(): void {
  if (existsSync(`${folder}node_modules`)) return
  report('installing the engines to compare with (in bench/ only)')
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' })
}

const PARTS: Readonly<Record<string, { readonly title: string; readonly run: () => Promise<string> }>> = {
  engines: {
    title: 'Decisions a second, and the ratio to Sallyport',
    run: () => {
      installOtherEngines()
      return compareEngines({ rounds: 5, milliseconds: 200, report })
    },
  },
  compile: { title: 'All AWS managed policies', run: () => compileManagedPolicies(3) },
  http: {
    title: 'Over HTTP, CPU time of the server for each request',
    run: () => compareHttp({ rounds: 4, seconds: 2, report }),
  },
}

const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !(name in PARTS))
if (unknown.length > 0)
  throw new Error(`unknown part \`${unknown[0]}\`; the parts are ${Object.keys(PARTS).join(', ')}`)

stayOffMeasuredCore()
console.log(`Node ${process.versions.node}, ${cpus().length} cores, ${cpus()[0]?.model}\n`)
for (const [name, { title, run }] of Object.entries(PARTS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  console.log(`## ${title}\n\n${await run()}\n`)
}
