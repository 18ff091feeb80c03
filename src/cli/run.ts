/** The program: a function from arguments to exit code. */
import { commands, extraction } from './commands/index.ts';
import { errorLine, Failure } from './failure.ts';
import { EXIT, type Io, openChannel } from './io.ts';
import { commandsHelp, parseCall, programOf } from './program.ts';
import { failureText } from './rules.ts';

/**
 * Runs one call. Never throws for what users do or files hold.
 * @param argv arguments without program and script
 * @returns exit code: 0 ran; 1 a check failed; 2 an input could not be read, or a wrong call; 3 invalid rules;
 *   130 interrupted
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  // From now on a reader that goes away is no crash.
  const stdout = openChannel(io.stdout);
  let code: number;
  try {
    code = await dispatch(argv, io);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    io.stderr.write(failureText(error));
    code = error.exitCode;
  }
  await stdout.flush();
  const failure = stdout.failure();
  if (failure === null || failure === 'gone') return code;
  io.stderr.write(errorLine(`cannot write: ${failure.message}`));
  return EXIT.input;
}

/** The first argument may name a command; a file of that name is reached as `./check` or after `--`. */
async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const [first = ''] = argv;
  if (first === 'help') return dispatch([...argv.slice(1), '--help'], io);
  const named = Object.hasOwn(commands, first) ? commands[first] : undefined;
  const module = await (named ?? extraction).load();
  const program = programOf(named === undefined ? 'extract' : `extract ${first}`, module);
  if (named === undefined) program.addHelpText('after', commandsHelp(commands));
  const parsed = parseCall(program, named === undefined ? argv : argv.slice(1), io.stdout.columns ?? 80);
  if ('call' in parsed) return module.run(parsed.call.args, parsed.call.options, io);
  io.stdout.write(parsed.show);
  return EXIT.ok;
}
