/** extract completion SHELL: a script that completes commands, options, their values and files. */
import { Argument, Command, type Option } from 'commander';
import { EXIT, type Io } from '../io.ts';
import { type CommandModule, commands, extraction } from './index.ts';

export const examples = [
  ['extract completion bash > ~/.local/share/bash-completion/completions/extract', 'bash'],
  ['extract completion zsh > /usr/local/share/zsh/site-functions/_extract', 'zsh'],
  ['extract completion fish > ~/.config/fish/completions/extract.fish', 'fish'],
] as const;

const SHELLS = { bash, zsh, fish } as const;

export function define(command: Command): Command {
  return command
    .description('Prints a script that completes commands, options and files in a shell.')
    .addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(SHELLS)));
}

export async function run([shell]: readonly string[], _options: object, { stdout }: Io): Promise<number> {
  stdout.write(SHELLS[shell as keyof typeof SHELLS](await allCommands()));
  return EXIT.ok;
}

/** A command as completion sees it; the extraction itself has no name. */
interface Described {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly Option[];
}

async function allCommands(): Promise<readonly Described[]> {
  const described = [{ name: '', summary: extraction.summary, options: optionsOf(await extraction.load()) }];
  for (const [name, { summary, load }] of Object.entries(commands)) {
    described.push({ name, summary, options: optionsOf(await load()) });
  }
  return described;
}

function optionsOf(module: CommandModule): readonly Option[] {
  const { options } = module.define(new Command());
  return [...options, new Command().createOption('-h, --help', 'show this help')];
}

function flagsOf({ short, long }: Option): readonly string[] {
  return [short, long].filter((flag) => flag !== undefined);
}

/** Options whose value is a folder or a file; of the others without choices nothing is known. */
function wantsFolder({ flags }: Option): boolean {
  return flags.includes('<dir>');
}

function namesOf(described: readonly Described[]): readonly Described[] {
  return described.filter(({ name }) => name !== '');
}

// ── bash ─────────────────────────────────────────────────────────────────────────────────────────────

function bash(described: readonly Described[]): string {
  const options = new Map(described.flatMap((command) => command.options.map((o) => [o.flags, o] as const)));
  const values = [...options.values()].flatMap((option) => {
    const flags = flagsOf(option).join('|');
    if (option.argChoices)
      return [`    ${flags}) COMPREPLY=($(compgen -W '${option.argChoices.join(' ')}' -- "$cur")); return ;;`];
    return wantsFolder(option) ? [`    ${flags}) COMPREPLY=($(compgen -d -- "$cur")); return ;;`] : [];
  });
  const flags = described.map(
    ({ name, options: own }) => `    ${name === '' ? '*' : name}) flags='${own.flatMap(flagsOf).join(' ')}' ;;`,
  );
  const names = namesOf(described).map(({ name }) => name);
  return `# bash completion for extract
_extract() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" flags
  COMPREPLY=()
  case "$prev" in
${values.join('\n')}
  esac
  case "\${COMP_WORDS[1]}" in
${[...flags.slice(1), flags[0]].join('\n')}
  esac
  if [[ "$cur" == -* ]]; then
    COMPREPLY=($(compgen -W "$flags" -- "$cur"))
  elif [[ "\${COMP_WORDS[1]}" == completion && $COMP_CWORD -eq 2 ]]; then
    COMPREPLY=($(compgen -W '${Object.keys(SHELLS).join(' ')}' -- "$cur"))
  else
    COMPREPLY=($(compgen -f -- "$cur"))
    [[ $COMP_CWORD -eq 1 ]] && COMPREPLY+=($(compgen -W '${names.join(' ')} help' -- "$cur"))
  fi
}
complete -o filenames -F _extract extract
`;
}

// ── zsh ──────────────────────────────────────────────────────────────────────────────────────────────

function zsh(described: readonly Described[]): string {
  const names = namesOf(described).map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`);
  const cases = namesOf(described).map(
    ({ name, options }) => `    ${name}) _arguments ${zshArguments(options)} '*:argument:${zshPositional(name)}' ;;`,
  );
  return `#compdef extract
_extract() {
  local -a names
  names=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )) && [[ "$words[2]" != -* ]]; then
    _describe -t commands command names
    _files
    return
  fi
  case "$words[2]" in
${cases.join('\n')}
    *) _arguments ${zshArguments(described[0]?.options ?? [])} '*:input:_files' ;;
  esac
}
if [ "$funcstack[1]" = _extract ]; then _extract "$@"; else compdef _extract extract; fi
`;
}

function zshPositional(name: string): string {
  return name === 'completion' ? `(${Object.keys(SHELLS).join(' ')})` : '_files';
}

function zshArguments(options: readonly Option[]): string {
  const specs = options.flatMap((option) => {
    const text = option.description.replace(/[[\]:]/g, '\\$&');
    return flagsOf(option).map((flag) => quote(`${flag}[${text}]${zshValue(option)}`));
  });
  return specs.join(' ');
}

function zshValue(option: Option): string {
  if (!option.required) return '';
  if (option.argChoices) return `:value:(${option.argChoices.join(' ')})`;
  return wantsFolder(option) ? ':folder:_files -/' : ':value:_files';
}

// ── fish ─────────────────────────────────────────────────────────────────────────────────────────────

function fish(described: readonly Described[]): string {
  const names = namesOf(described).map(({ name }) => name);
  const commandLines = namesOf(described).map(
    ({ name, summary }) => `complete -c extract -n __fish_is_first_arg -a ${name} -d ${quote(summary)}`,
  );
  const optionLines = described.flatMap(({ name, options }) => {
    const seen = `__fish_seen_subcommand_from ${name === '' ? names.join(' ') : name}`;
    const condition = quote(name === '' ? `not ${seen}` : seen);
    return options.map(
      (option) => `complete -c extract -n ${condition}${fishOption(option)} -d ${quote(option.description)}`,
    );
  });
  const shells = `complete -c extract -n '__fish_seen_subcommand_from completion' -xa '${Object.keys(SHELLS).join(' ')}'`;
  return `# fish completion for extract\n${[...commandLines, shells, ...optionLines].join('\n')}\n`;
}

function fishOption({ short, long, required, argChoices }: Option): string {
  const flags = `${short === undefined ? '' : ` -s ${short.slice(1)}`}${long === undefined ? '' : ` -l ${long.slice(2)}`}`;
  if (!required) return flags;
  return argChoices ? `${flags} -xa ${quote(argChoices.join(' '))}` : `${flags} -r`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
