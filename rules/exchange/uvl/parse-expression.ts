/** Constraints by precedence climbing: <=> then => then | then & then comparisons then sums. */
import type { Reader } from './lexer.ts';
import { UvlFault, type BinaryOperator, type Expression } from './model.ts';

const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  '<=>': 1,
  '=>': 2,
  '|': 3,
  '&': 4,
  '==': 6,
  '!=': 6,
  '<=': 6,
  '>=': 6,
  '<': 6,
  '>': 6,
  '+': 7,
  '-': 7,
  '*': 8,
  '/': 8,
};
/** `!` binds a comparison, not a sum: `!a.x < 3` is `!(a.x < 3)`. */
const NOT = 5;

const isOperator = (text: string): text is BinaryOperator => Object.hasOwn(PRECEDENCE, text);

export function parseExpression(reader: Reader, least = 1): Expression {
  let left = operand(reader);
  for (;;) {
    const token = reader.next;
    if (token?.kind !== 'mark' || !isOperator(token.text)) return left;
    const operator = token.text;
    const precedence = PRECEDENCE[operator];
    if (precedence < least) return left;
    reader.take();
    // An implication leans to the right, everything else to the left.
    const right = parseExpression(reader, operator === '=>' ? precedence : precedence + 1);
    left = { kind: 'binary', operator, left, right };
  }
}

function operand(reader: Reader): Expression {
  if (reader.takes('!')) return { kind: 'not', of: parseExpression(reader, NOT) };
  if (reader.takes('-')) {
    const zero: Expression = { kind: 'number', value: 0 };
    return { kind: 'binary', operator: '-', left: zero, right: operand(reader) };
  }
  if (reader.takes('(')) {
    const inner = parseExpression(reader);
    reader.expect(')');
    return inner;
  }
  const token = reader.take();
  if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
  if (token.kind !== 'name') throw new UvlFault(reader.line, `“${token.text}” is no operand`);
  if (token.text === 'true' || token.text === 'false') {
    return { kind: 'constant', value: token.text === 'true' };
  }
  let name = token.text;
  while (reader.takes('.')) name += `.${reader.take().text}`;
  if (!reader.takes('(')) return { kind: 'name', name };
  const args: Expression[] = [];
  while (!reader.takes(')')) {
    args.push(parseExpression(reader));
    if (!reader.takes(',') && reader.next?.text !== ')') reader.expect(')');
  }
  return { kind: 'call', name, args };
}
