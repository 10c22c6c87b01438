/**
 * The lines of a deal while it is priced: each an account with its own ledger, beside the header's.
 *
 * Always holds: what is posted to the header is the sum of what is posted to the accounts.
 */
import type { DealLine } from './deal-types.ts';
import type { Ledger } from './ledger.ts';
import { sum } from './money.ts';
import { splitByLargestRemainder } from './split.ts';
import type { PlainStep } from './types.ts';

export interface Account {
  readonly line: DealLine;
  readonly ledger: Ledger;
  /** Before every discount. */
  readonly list: number;
  readonly taxBasisPoints: number;
}

export interface Accounts {
  readonly header: Ledger;
  /** By the ids of their lines, so that no result depends on the order of the lines. */
  readonly all: readonly Account[];
}

export type Cause = Omit<PlainStep, 'amount'>;

/** What an account may still lose, and its weight where something is split. */
export const worth = ({ ledger }: Account): number => Math.max(0, ledger.running);

export const worthOf = (accounts: readonly Account[]): number => sum(accounts.map(worth));

/** Splits an amount over accounts in proportion to weights, the accounts' worth if left out. */
export function spread(
  { header }: Accounts,
  among: readonly Account[],
  amount: number,
  cause: Cause,
  weights: readonly number[] = among.map(worth),
): void {
  const parts = splitByLargestRemainder(amount, weights);
  among.forEach(({ ledger }, index) => ledger.post({ ...cause, amount: parts[index] ?? 0 }));
  header.post({ ...cause, amount });
}

/** Posts to each account a step of its own, and their sum to the header. */
export function postEach(
  { header, all }: Accounts,
  stepOf: (account: Account) => PlainStep | undefined,
  cause: Cause,
): void {
  const amounts = all.map((account) => {
    const step = stepOf(account);
    if (step) account.ledger.post(step);
    return step?.amount ?? 0;
  });
  header.post({ ...cause, amount: sum(amounts) });
}
