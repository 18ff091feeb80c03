import { describe, expect, it } from 'vitest';
import type { ArticleTrace, SentenceTrace } from '../../src/workbench/trace.ts';
import { call, folderOf } from './world.ts';

const ARTICLE = `Mercy Hospital and Acme Bio plan pumps

By Jane Doe

Acme Bio said on Monday it will sign an agreement with Mercy Hospital in Lund on gout. The company makes pumps.

Acme Bio could partner with Orvane Pharma one day. Rain fell.

About Acme Bio
Acme Bio makes pumps.
`;
const folder = folderOf({
  'article.txt': ARTICLE,
  'nasty.txt': 'Acme\u001b[31m Bio signed an agreement with Mercy\u202e Hospital.\n',
  'mine/relations/tea.yaml': `about: Tea.
rules:
  tea:
    pattern: '{org as parties} took tea with {org as parties}'
    accepts: ['{org as parties: Acme Bio} took tea with {org as parties: Mercy Hospital}.']
    rejects: ['{org: Acme Bio} took tea.']
`,
});
const explain = (...argv: readonly string[]) => call(['explain', ...argv], { cwd: folder });
const traced = async (...argv: readonly string[]): Promise<ArticleTrace> =>
  JSON.parse((await explain('article.txt', '--json', ...argv)).stdout);
const sentenceWith = ({ sentences }: ArticleTrace, words: string): SentenceTrace =>
  sentences.find(({ text }) => text.includes(words))!;

describe('extract explain', () => {
  it('names the zones and their rules, with lines', async () => {
    const { set_aside } = await traced();
    expect(set_aside).toContainEqual(expect.objectContaining({ zone: 'about', line: 9 }));
    for (const { start, end, text } of set_aside) expect(ARTICLE.slice(start, end)).toBe(text);
    expect((await explain('article.txt')).stdout).toMatch(/^ {2}line 9 {6}about, by zones\/about\//m);
  });

  it('lists the mentions of a sentence with their rules and what they stand for', async () => {
    const { mentions } = sentenceWith(await traced('--date', '2024-05-15'), 'will sign');
    expect(mentions).toContainEqual(
      expect.objectContaining({ type: 'ref', text: 'it', stands_for: ['Acme Bio'], rule: 'entities/reference/it' }),
    );
    expect(mentions).toContainEqual(expect.objectContaining({ type: 'date', value: '2024-05-13' }));
    for (const { start, end, text } of mentions) expect(ARTICLE.slice(start, end)).toBe(text);
  });

  it('shows cues with their exact scope, and what they changed', async () => {
    const { cues, matches } = sentenceWith(await traced(), 'will sign');
    const plan = cues.find(({ sets }) => sets.status === 'planned');
    expect(plan?.scope.text).toContain('sign an agreement with Mercy Hospital');
    expect(plan?.covers).toContain(matches[0]?.rule);
    expect(matches.flatMap(({ changes }) => changes)).toContain(`status planned (${plan?.rule})`);
  });

  it('leads from the sentence to the record, by the id that extract gives', async () => {
    const trace = await traced();
    const told = sentenceWith(trace, 'will sign');
    const record = JSON.parse((await call(['article.txt', '-f', 'ndjson'], { cwd: folder })).stdout);
    const id: string = record.partnerships[0].id;
    expect(told.matches.map(({ partnerships }) => partnerships)).toContainEqual([id]);
    expect(trace.partnerships).toMatchObject([{ id, sentences: expect.arrayContaining([told.number]) }]);
    expect((await explain('article.txt')).stdout).toMatch(
      new RegExp(`^Sentence ${told.number}, line 5, body → ${id}$`, 'm'),
    );
  });

  it('says of a match that gave nothing what suppressed it', async () => {
    const { matches } = sentenceWith(await traced(), 'could partner');
    expect(matches.length).toBeGreaterThan(0);
    expect(matches[0]).toMatchObject({ partnerships: [], loss: 'cue', by: 'cues/keep-out/hypothetical' });
    expect((await explain('article.txt')).stdout).toContain('suppressed by a cue (cues/keep-out/hypothetical)');
  });

  it('counts the rules that were tried, and takes the rules of the user', async () => {
    const tea = await call(['explain', '-', '--rules', 'mine', '--json'], {
      cwd: folder,
      stdin: 'Acme Bio took tea with Mercy Hospital.\n',
    });
    const [sentence] = (JSON.parse(tea.stdout) as ArticleTrace).sentences;
    expect(sentence?.tried).toContain('relations/tea/tea');
    expect(sentence?.matches).toMatchObject([{ rule: 'relations/tea/tea', loss: null }]);
  });

  it('shows what a sentence was read without, and by which rule', async () => {
    const text = 'Acme Bio has signed an agreement with chip maker Orvane Labs.\n';
    const told = await call(['explain', '-', '--json'], { cwd: folder, stdin: text });
    const [sentence] = (JSON.parse(told.stdout) as ArticleTrace).sentences;
    const start = text.indexOf('chip maker');
    expect(sentence?.asides).toEqual([
      { text: 'chip maker', start, end: start + 10, rule: 'asides/before-names/long-description' },
    ]);
    const { stdout } = await call(['explain', '-'], { cwd: folder, stdin: text });
    expect(stdout).toContain('“chip maker” is left out');
  });

  it('fits 80 columns; with colours it says the same', async () => {
    const { stdout } = await explain('article.txt');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    const colored = (await explain('article.txt', '--color')).stdout;
    expect(colored).toContain('\u001b[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are made of them
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(stdout);
  });

  it('shows one sentence alone', async () => {
    const { stdout } = await explain('article.txt', '--sentence', '1');
    expect(stdout).toMatch(/^Sentence 1, /);
    expect(stdout.match(/^Sentence /gm)).toHaveLength(1);
    expect((await traced('--sentence', '2')).sentences).toMatchObject([{ number: 2 }]);
  });

  it.each([
    [['article.txt', '--sentence', '99'], /there is no sentence 99\n {2}hint: the article has \d+/],
    [['article.txt', '--sentence', 'x'], /Give a number from 1/],
    [['nothing.txt'], /nothing\.txt: no such file/],
    [[], /missing required argument/],
  ])('%j is a wrong call', async (argv, message) => {
    const { code, stderr } = await explain(...argv);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  it('shows nothing of an article that could act on the terminal', async () => {
    const { stdout } = await explain('nasty.txt');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be there
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it('explains an article of 10 KB too', async () => {
    const stdin = `${ARTICLE.slice(0, -60)}\n\n`.repeat(30).slice(0, 10_240);
    const { code, stdout } = await call(['explain', '-'], { stdin });
    expect(code).toBe(0);
    expect(stdout.length).toBeGreaterThan(10_240);
  });
});
