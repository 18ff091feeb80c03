/** The real binary, over dist/ as the build makes it: what only a process can show. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { call, folderOf, records, SENTENCE } from './world.ts';

const root = join(import.meta.dirname, '../..');
const binary = join(root, 'bin/extract.js');
const node = process.execPath;

// A fresh clone has no dist/, and an old one would test yesterday's program.
beforeAll(() => {
  execFileSync(node, ['--import', 'tsx', 'src/build.ts'], { cwd: root, stdio: 'pipe' });
}, 120_000);

const run = (args: readonly string[], cwd: string, input = '') =>
  spawnSync(node, [binary, ...args], { cwd, input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

const articleOf = (fixture: string) => {
  const path = join(root, 'fixtures', fixture, 'article.txt');
  return existsSync(path) ? [readFileSync(path, 'utf8')] : [];
};

const many = (count: number) => {
  const folder = folderOf({});
  mkdirSync(join(folder, 'in'));
  for (let i = 0; i < count; i++) writeFileSync(join(folder, 'in', `${i}.txt`), SENTENCE.repeat(20));
  return folder;
};

describe('the binary', () => {
  it('prints records and ends with 0', () => {
    const cwd = folderOf({ 'a.txt': SENTENCE });
    const { status, stdout, stderr } = run(['a.txt', '-f', 'ndjson'], cwd);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(records(stdout)).toMatchObject([{ source: 'a.txt', partnerships: [{ status: 'signed' }] }]);
  });

  it('ends with 2 for an input that cannot be read, 3 for rules that are not valid', () => {
    const cwd = folderOf({ 'a.txt': SENTENCE, 'rules/relations/x.yaml': 'about: x\nrools: {}\n' });
    expect(run(['missing.txt'], cwd).status).toBe(2);
    expect(run(['--nonsense'], cwd).status).toBe(2);
    const { status, stderr } = run(['a.txt', '--rules', 'rules'], cwd);
    expect(status).toBe(3);
    expect(stderr).toMatch(/^extract: rules\/relations\/x\.yaml:2:1: unknown key rools:/);
  });

  it('asks git for rules at a revision', () => {
    const rule = (name: string) => `about: x
rules:
  ${name}:
    pattern: '{org as parties} ${name} {org as parties}'
    accepts: ['{org as parties: Acme Bio} ${name} {org as parties: Mercy Hospital}.']
`;
    const cwd = folderOf({ 'a.txt': 'Acme Bio hugged Mercy Hospital.\n', 'mine/relations/x.yaml': rule('winked') });
    const git = (...argv: readonly string[]) =>
      execFileSync('git', ['-C', cwd, '-c', 'user.name=x', '-c', 'user.email=x@example.org', ...argv]);
    git('init', '-q');
    git('add', '-A');
    git('commit', '-q', '-m', 'first');
    writeFileSync(join(cwd, 'mine/relations/x.yaml'), rule('hugged'));
    const { status, stdout, stderr } = run(['diff', 'a.txt', '--rules', 'mine', '--against', 'HEAD'], cwd);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('relations/x/hugged: 1 gained');
  });

  it('reads stdin', () => {
    const { stdout } = run(['-', '-f', 'ndjson', '--stdin-name', 'wire'], '/', SENTENCE);
    expect(records(stdout)).toMatchObject([{ source: 'wire' }]);
  });

  it('writes all of a large output into a pipe', () => {
    const { stdout, status } = run(['in', '-f', 'ndjson'], many(300));
    expect(status).toBe(0);
    expect(records(stdout)).toHaveLength(300);
  });

  it('ends quietly when the reader leaves', () => {
    const command = `"${node}" "${binary}" in -f ndjson | head -1 | wc -l; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', command], { cwd: many(300), encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: '1\n0\n', stderr: '' });
  });

  it('ends quietly when nobody reads its messages', () => {
    const command = `("${node}" "${binary}" in/* missing-{1..3000} -f ndjson >out; echo $? >code) 2>&1 | true; cat code`;
    const { stdout } = spawnSync('bash', ['-c', command], { cwd: many(1), encoding: 'utf8' });
    expect(stdout).toBe('2\n');
  });
});

describe('the build', () => {
  const articles = ['fixtures/*/article.txt', '-f', 'ndjson', '-q'];
  const bytecode = () =>
    readdirSync(join(root, 'dist'))
      .filter((name) => name.startsWith('cli.js.'))
      .map((name) => join(root, 'dist', name));

  it('says of every article what the source says', async () => {
    expect(run(articles, root).stdout).toBe((await call(articles, { cwd: root })).stdout);
  });

  it('keeps bytecode that V8 takes, and works without', () => {
    const script = `const program = require(${JSON.stringify(join(root, 'bin/program.js'))});
      program.compileQuickly();
      const bytecode = require('node:fs').readFileSync(program.bytecodeFile());
      console.log(program.scriptOf(bytecode).cachedDataRejected);`;
    expect(spawnSync(node, ['-e', script], { encoding: 'utf8' }).stdout).toBe('false\n');
    const taken = run(articles, root).stdout;
    const [kept = ''] = bytecode();
    writeFileSync(kept, readFileSync(kept).fill(0, 0, 64)); // as another V8 would find it
    expect(run(articles, root)).toMatchObject({ status: 0, stderr: '', stdout: taken });
    rmSync(kept);
    expect(run(articles, root)).toMatchObject({ status: 0, stderr: '', stdout: taken });
  });
});

describe('a checkout that is not built', () => {
  it('says so in one line', () => {
    const cwd = folderOf({});
    cpSync(join(root, 'bin'), join(cwd, 'bin'), { recursive: true });
    const { status, stdout, stderr } = spawnSync(node, [join(cwd, 'bin/extract.js'), 'a.txt'], { encoding: 'utf8' });
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^extract: not built yet; .*\n$/),
    });
  });
});

describe('--jobs', () => {
  it('changes no byte, whatever the number', () => {
    // Enough for the workers to be started, with what cannot be read among them.
    const cwd = many(1);
    const texts = readdirSync(join(root, 'fixtures')).flatMap((name) => articleOf(name));
    for (let i = 0; i < 90; i++)
      writeFileSync(join(cwd, 'in', `n${i}.txt`), i % 30 === 7 ? '' : texts[i % texts.length]!);
    for (const format of ['ndjson', 'text']) {
      const [one, three] = ['1', '3'].map((jobs) => run(['in', '-f', format, '-q', '-j', jobs], cwd));
      expect(one).toMatchObject({ status: 2 });
      expect(three).toMatchObject({ status: 2, stdout: one?.stdout, stderr: one?.stderr });
    }
  }, 120_000);
});

describe('--max-seconds', () => {
  it('gives an article up, and goes on with the others', () => {
    const cwd = many(2);
    const { status, stdout, stderr } = run(['in', '-f', 'ndjson', '--max-seconds', '0.001', '-q'], cwd);
    const error = 'could not be finished: it took longer than 0.001 seconds, see --max-seconds';
    expect(records(stdout)).toEqual(['in/0.txt', 'in/1.txt'].map((source) => ({ source, error })));
    expect(stderr).toBe(`extract: in/0.txt: ${error}\nextract: in/1.txt: ${error}\n`);
    expect(status).toBe(2);
    const plain = run(['in', '-f', 'ndjson', '-q'], cwd);
    expect(run(['in', '-f', 'ndjson', '--max-seconds', '600', '-q'], cwd)).toMatchObject({
      status: 0,
      stdout: plain.stdout,
    });
  });
});

describe('--resume', () => {
  it('makes of a run that is killed again and again the output of one that was not', async () => {
    const cwd = many(60);
    const args = ['in', '-f', 'ndjson', '-o', 'out.ndjson', '--resume', '-q'];
    const whole = run(['in', '-f', 'ndjson', '-q'], cwd).stdout;
    for (let kills = 0; ; kills++) {
      const child = spawn(node, [binary, ...args], { cwd });
      // Each time at another point: of start-up, of the work, of the end.
      const timer = kills < 12 ? setTimeout(() => child.kill('SIGKILL'), 120 + 53 * kills) : undefined;
      const [code] = await once(child, 'close');
      clearTimeout(timer);
      if (code === 0) break;
    }
    expect(readFileSync(join(cwd, 'out.ndjson'), 'utf8')).toBe(whole);
    expect(readdirSync(cwd).sort()).toEqual(['in', 'out.ndjson']);
  });
});

describe('Ctrl-C', () => {
  const line = `${JSON.stringify({ id: 'a', text: SENTENCE })}\n`;
  const outcome = async (child: ChildProcess) => {
    let stdout = '';
    child.stdout?.on('data', (chunk) => {
      stdout += chunk;
    });
    const [code] = await once(child, 'close');
    return { code, stdout };
  };

  it('while waiting for input ends the run, lines whole', async () => {
    const child = spawn(node, [binary, '--input-format', 'ndjson', '-', '-f', 'ndjson']);
    child.stdin.write(line);
    child.stdout.once('data', () => child.kill('SIGINT'));
    const { code, stdout } = await outcome(child);
    expect(code).toBe(130);
    expect(records(stdout)).toHaveLength(1);
  });

  it('in the middle of a batch leaves whole lines and no file', async () => {
    const cwd = many(400);
    const printing = spawn(node, [binary, 'in', '-f', 'ndjson'], { cwd });
    printing.stdout.once('data', () => printing.kill('SIGINT'));
    const { code, stdout } = await outcome(printing);
    expect(code).toBe(130);
    expect(stdout.endsWith('}\n')).toBe(true);
    const count = records(stdout).length;
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(400);

    const writing = spawn(node, [binary, 'in', '-f', 'ndjson', '-o', 'out.ndjson'], { cwd });
    while (readdirSync(cwd).length === 1 && writing.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 2));
    writing.kill('SIGINT');
    expect(await outcome(writing)).toEqual({ code: 130, stdout: '' });
    expect(readdirSync(cwd)).toEqual(['in']);
  });
});

describe('the library', () => {
  it('is there for JavaScript', () => {
    const script = `import { extract } from 'partnership-extract';
      console.log(JSON.stringify(extract(${JSON.stringify(SENTENCE)}, { source: 's' })));`;
    const { stdout } = spawnSync(node, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' });
    expect(JSON.parse(stdout)).toMatchObject({ source: 's', partnerships: [{ status: 'signed' }] });
  });
});
