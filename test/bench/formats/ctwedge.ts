/**
 * CTWedge models: parameters that are boolean, listed or ranges, and formulas between them.
 *
 * A formula becomes clauses over sets of values. Value order: as listed; of a boolean, true first.
 * Format: A. Gargantini, M. Radavelli, "Migrating Combinatorial Interaction Test Modeling and
 * Generation to the Web", ICSTW 2018.
 */
import { readTokens, type Token } from './ctwedge-tokens.ts';
import { addFormula, type Formula, type Operand } from './ctwedge-clauses.ts';
import { FormatError, type NamedNetwork } from './model.ts';
import { NetworkBuilder } from './network-builder.ts';

const COMPARISONS: Readonly<Record<string, string>> = {
  '=': '==',
  '==': '==',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};
const ALIASES: Readonly<Record<string, string>> = {
  and: '&&',
  '&': '&&',
  or: '||',
  '|': '||',
  not: '!',
  '->': '=>',
  implies: '=>',
  '<->': '<=>',
  iff: '<=>',
};

export function readCtwedge(text: string, file: string): NamedNetwork {
  return new Reader(readTokens(text, file), file).read();
}

class Reader {
  private readonly builder = new NetworkBuilder();
  private at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly file: string,
  ) {}

  read(): NamedNetwork {
    this.expect('Model');
    this.word('the name of the model');
    this.expect('Parameters');
    this.expect(':');
    while (this.next.kind === 'word' && !(this.is('Constraints') && this.isAfter(':'))) {
      this.readParameter();
    }
    if (this.take('Constraints')) {
      this.expect(':');
      while (this.take('#')) {
        const { line } = this.next;
        const formula = this.formula();
        this.expect('#');
        this.take(';');
        this.guarded(line, () => addFormula(this.builder, formula));
      }
    }
    if (this.next.kind !== 'end') this.fail(`expected a constraint, not ${this.next.text}`);
    return this.builder.build();
  }

  private readParameter(): void {
    const { line } = this.next;
    const name = this.word('a parameter');
    this.expect(':');
    const values = this.readValues();
    this.take(';');
    this.guarded(line, () => this.builder.addVariable(name, values));
  }

  private readValues(): readonly string[] {
    if (this.take('Boolean')) return ['true', 'false'];
    const values: string[] = [];
    if (this.take('{')) {
      while (!this.take('}')) {
        values.push(this.word('a value'));
        this.take(',');
      }
      return values;
    }
    this.expect('[');
    const low = this.number();
    this.expect('..');
    const high = this.number();
    this.expect(']');
    const step = this.take('step') ? this.number() : 1;
    if (step <= 0 || (high - low) / step > 65_535) this.fail('not a range this reads');
    for (let value = low; value <= high; value += step) values.push(String(value));
    return values;
  }

  // From the loosest operator to the tightest: <=>, =>, ||, &&, !, comparison, sum, product.
  private formula(): Formula {
    let left = this.implication();
    while (this.takeOperator('<=>')) {
      left = { kind: 'same', parts: [left, this.implication()] };
    }
    return left;
  }

  private implication(): Formula {
    const left = this.disjunction();
    if (!this.takeOperator('=>')) return left;
    // To the right: a => b => c is a => (b => c).
    return { kind: 'or', parts: [{ kind: 'not', part: left }, this.implication()] };
  }

  private disjunction(): Formula {
    const parts = [this.conjunction()];
    while (this.takeOperator('||')) parts.push(this.conjunction());
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts };
  }

  private conjunction(): Formula {
    const parts = [this.negation()];
    while (this.takeOperator('&&')) parts.push(this.negation());
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts };
  }

  private negation(): Formula {
    if (this.takeOperator('!')) return { kind: 'not', part: this.negation() };
    if (!this.is('(') || this.sumInParentheses()) return this.comparison();
    this.expect('(');
    const inner = this.formula();
    this.expect(')');
    return inner;
  }

  /** What follows the closing parenthesis tells a sum from a formula. */
  private sumInParentheses(): boolean {
    let depth = 0;
    for (let at = this.at; at < this.tokens.length; at++) {
      const { text = '', kind } = this.tokens[at] ?? {};
      if (kind !== 'operator') continue;
      if (text === '(') depth++;
      if (text === ')') depth--;
      if (depth > 0) continue;
      const after = this.tokens[at + 1]?.text ?? '';
      return after in COMPARISONS || ['+', '-', '*', '/', '%'].includes(after);
    }
    return false;
  }

  private comparison(): Formula {
    const left = this.sum();
    const operator = COMPARISONS[this.next.text];
    if (operator === undefined) {
      const formula = this.asFormula(left);
      return formula ?? this.fail(`expected a comparison, not ${this.next.text}`);
    }
    this.at++;
    // What is compared with "true" or "false" may be a formula in parentheses.
    return { kind: 'compare', operator, left, right: this.sum() };
  }

  /** A boolean parameter or constant that stands alone. */
  private asFormula(operand: Operand): Formula | undefined {
    const alone =
      (operand.kind === 'variable' && this.builder.value(operand.variable, 'true') !== undefined) ||
      (operand.kind === 'constant' && ['true', 'false'].includes(operand.value));
    if (!alone) return undefined;
    const right: Operand = { kind: 'constant', value: 'true' };
    return { kind: 'compare', operator: '==', left: operand, right };
  }

  private sum(): Operand {
    let left = this.product();
    for (;;) {
      const operator = ['+', '-'].find((one) => this.take(one));
      if (operator === undefined) {
        // "a -1" is read as two words: the sign belongs to the difference.
        if (!/^-\d/.test(this.next.text) || this.next.kind !== 'word') return left;
        left = { kind: 'arithmetic', operator: '+', left, right: this.product() };
      } else left = { kind: 'arithmetic', operator, left, right: this.product() };
    }
  }

  private product(): Operand {
    let left = this.operand();
    for (;;) {
      const operator = ['*', '/', '%'].find((one) => this.take(one));
      if (operator === undefined) return left;
      left = { kind: 'arithmetic', operator, left, right: this.operand() };
    }
  }

  private operand(): Operand {
    if (this.take('(')) {
      const inner = this.sum();
      this.expect(')');
      return inner;
    }
    const name = this.word('a parameter or a value');
    const variable = this.builder.variable(name);
    return variable === undefined
      ? { kind: 'constant', value: name }
      : { kind: 'variable', variable };
  }

  private number(): number {
    const minus = this.take('-');
    const value = Number(this.word('a number'));
    if (!Number.isFinite(value)) this.fail('expected a number');
    return minus ? -value : value;
  }

  private get next(): Token {
    const token = this.tokens[Math.min(this.at, this.tokens.length - 1)];
    if (!token) throw new Error('a file without an end');
    return token;
  }

  private is(text: string): boolean {
    return this.next.kind !== 'end' && this.next.text === text;
  }

  private isAfter(text: string): boolean {
    return this.tokens[this.at + 1]?.text === text;
  }

  private take(text: string): boolean {
    if (!this.is(text)) return false;
    this.at++;
    return true;
  }

  private takeOperator(operator: string): boolean {
    const text = this.next.text;
    const meant = ALIASES[this.next.kind === 'word' ? text.toLowerCase() : text] ?? text;
    if (meant !== operator || this.next.kind === 'end') return false;
    this.at++;
    return true;
  }

  private expect(text: string): void {
    if (!this.take(text)) this.fail(`expected ${text}, not ${this.next.text}`);
  }

  private word(what: string): string {
    if (this.next.kind !== 'word') return this.fail(`expected ${what}, not ${this.next.text}`);
    const { text } = this.next;
    this.at++;
    return text;
  }

  private guarded(line: number, work: () => void): void {
    try {
      work();
    } catch (fault) {
      throw new FormatError(this.file, line, (fault as Error).message);
    }
  }

  private fail(fault: string): never {
    throw new FormatError(this.file, this.next.line, fault);
  }
}
