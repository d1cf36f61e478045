import { type Command, Option } from 'commander'
import { readSettings, SETTINGS, type SettingName, type SettingSources, type Settings } from '../server/config.ts'
import type { Setting } from '../server/setting.ts'
import { CommandFailure } from './command-failure.ts'

/** Gives a command the flags of these settings; `--help` names the environment variable and the default of each. */
export function addSettingOptions(command: Command, names: readonly SettingName[]): Command {
  const environmentOnly: string[] = []
  for (const name of names) {
    const setting: Setting<unknown> = SETTINGS[name]
    const { flag, placeholder, environment, default: value } = setting
    const standard = value === '' || value === false || String(value) === '' ? '' : `, default ${formatDefault(value)}`
    if (flag === undefined) environmentOnly.push(`  ${environment}  ${setting.description}`)
    else {
      const flags = placeholder === undefined ? `--${flag}` : `--${flag} <${placeholder}>`
      command.addOption(new Option(flags, `${setting.description} (${environment}${standard})`))
    }
  }
  if (environmentOnly.length > 0)
    command.addHelpText('after', `\nOnly in the environment:\n${environmentOnly.join('\n')}`)
  return command
}

function formatDefault(value: unknown): string {
  return value === true ? 'on' : String(value)
}

/** @throws CommandFailure with a sentence for each setting that is wrong */
export function settingsFrom<Name extends SettingName>(
  names: readonly Name[],
  sources: SettingSources,
): Pick<Settings, Name> {
  const settings = readSettings(names, sources)
  if (!settings.ok) throw new CommandFailure(settings.errors.join('\n'))
  return settings.value
}
