/** The recipes of bench/recipes, over the real binary; those for tools that are not installed are skipped. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderOf, records, SENTENCE, sources } from './cli/world.ts';

const root = join(import.meta.dirname, '..');
const recipe = (name: string) => join(root, 'bench/recipes', name);
const env = { ...process.env, EXTRACT: `${process.execPath} ${join(root, 'bin/extract.js')}` };

beforeAll(() => {
  execFileSync(process.execPath, ['--import', 'tsx', 'src/build.ts'], { cwd: root, stdio: 'pipe' });
}, 240_000);

const lines = Array.from({ length: 24 }, (_, i) =>
  i === 7 ? 'not JSON' : JSON.stringify({ id: `a/${i}`, text: `${SENTENCE}It has ${i} beds.` }),
);
const articles = () =>
  folderOf(Object.fromEntries(lines.map((_, i) => [`in/${i}.txt`, `${SENTENCE}It has ${i} beds.\n`])));
const isThere = (command: string) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

describe('pipe.sh, as Spark and Hadoop run it', () => {
  /** One task: a process that is given the lines of its part, and must end with 0. */
  const task = (part: readonly string[]) => {
    const input = part.map((line) => `${line}\n`).join('');
    const { status, stdout, stderr } = spawnSync(recipe('pipe.sh'), { env, input, encoding: 'utf8' });
    return { status, stderr: stderr.replaceAll(/^extract: stdin:.*\n/gm, ''), out: stdout.split('\n').slice(0, -1) };
  };
  /** The part of every line is another one each time: contiguous as of a file, or dealt out as after a shuffle. */
  const splits = [
    [lines],
    [lines.slice(0, 1), [], lines.slice(1, 20), lines.slice(20)],
    [0, 1, 2].map((k) => lines.filter((_, i) => (i * i) % 3 === k)),
  ];

  it.each(splits.map((parts, i) => [i, parts] as const))(
    'gives the same lines, however they are split (%i)',
    (_, parts) => {
      const whole = records(task(lines).out.join('\n'));
      const tasks = parts.map(task);
      for (const [i, part] of parts.entries()) {
        expect(tasks[i]).toMatchObject({ status: 0, stderr: '' });
        expect(tasks[i]?.out).toHaveLength(part.length);
        for (const [k, line] of part.entries()) {
          const record = records(tasks[i]?.out[k] ?? '')[0];
          // What has no id is called by its place in the part.
          if (line.startsWith('{')) expect(record).toEqual(whole[lines.indexOf(line)]);
          else expect(record?.error).toBe('is not a line of JSON');
        }
      }
    },
  );

  it('writes the same bytes when a task is tried again, after any end', async () => {
    const first = task(lines);
    const killed = spawn(recipe('pipe.sh'), { env });
    killed.stdin.on('error', () => {});
    killed.stdin.write(`${lines[0]}\n`);
    await once(killed.stdout, 'data');
    killed.kill('SIGKILL');
    await once(killed, 'close');
    expect(task(lines)).toEqual(first);
  });

  it('is silent where the part is empty', () => {
    expect(task([])).toEqual({ status: 0, stderr: '', out: [] });
  });
});

/** The sources that all parts in a folder tell, sorted. */
const told = (folder: string) =>
  readdirSync(folder)
    .flatMap((name) => sources(readFileSync(join(folder, name), 'utf8')))
    .sort();

describe.skipIf(!isThere('parallel'))('parallel.sh (needs GNU parallel)', () => {
  it('takes a folder apart', () => {
    const cwd = articles();
    const { status, stderr } = spawnSync(recipe('parallel.sh'), ['in', 'out', '3'], { cwd, env, encoding: 'utf8' });
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(readdirSync(join(cwd, 'out')).sort()).toEqual(['part-1.ndjson', 'part-2.ndjson', 'part-3.ndjson']);
    expect(told(join(cwd, 'out'))).toEqual(lines.map((_, i) => `in/${i}.txt`).sort());
  });

  it('is a filter that keeps the order of its lines', () => {
    const input = `${lines.filter((line) => line.startsWith('{')).join('\n')}\n`;
    const { status, stdout } = spawnSync(recipe('parallel.sh'), ['-', '2'], { env, input, encoding: 'utf8' });
    expect(status).toBe(0);
    const alone = spawnSync(recipe('pipe.sh'), { env, input, encoding: 'utf8' });
    expect(stdout).toBe(alone.stdout);
  });
});

const hasSlurm = isThere('sbatch') && spawnSync('sinfo', ['--noheader']).status === 0;

describe.skipIf(!hasSlurm)('slurm.sh (needs a running Slurm)', () => {
  it('takes a folder apart', () => {
    const cwd = articles();
    const args = ['--wait', '--array=1-3', '--output=/dev/null', recipe('slurm.sh'), 'in', 'out'];
    const { status, stderr } = spawnSync('sbatch', args, { cwd, env, encoding: 'utf8' });
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(told(join(cwd, 'out'))).toEqual(lines.map((_, i) => `in/${i}.txt`).sort());
  });
});

describe('slurm.sh, as a job array runs it', () => {
  it('takes a folder apart, and goes on where a job was ended', async () => {
    const cwd = articles();
    const job = (part: number) => ({ ...env, SLURM_ARRAY_TASK_ID: String(part), SLURM_ARRAY_TASK_COUNT: '2' });
    const ended = spawn(recipe('slurm.sh'), ['in', 'out'], { cwd, env: job(1) });
    setTimeout(() => ended.kill('SIGKILL'), 300);
    await once(ended, 'close');
    for (const part of [1, 2]) {
      const { status, stderr } = spawnSync(recipe('slurm.sh'), ['in', 'out'], {
        cwd,
        env: job(part),
        encoding: 'utf8',
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    }
    expect(told(join(cwd, 'out'))).toEqual(lines.map((_, i) => `in/${i}.txt`).sort());
  });
});
