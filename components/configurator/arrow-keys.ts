/**
 * Arrow keys between the cards of one question, as a help beside Tab, which reaches each of them.
 *
 * Cards wrap into rows, so up and down go to the nearest card of the next row; right and left
 * follow the reading direction. Home and End go to the first and the last card.
 */
import type { KeyboardEvent } from 'react';

type Move = 'next' | 'previous' | 'up' | 'down' | 'first' | 'last';

const MOVES: Readonly<Record<string, Move>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

/** A place on the screen: the start of a card and its row. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The index to move to from `from`; undefined where there is nothing in that direction. */
export function moveTo(places: readonly Place[], from: number, move: Move): number | undefined {
  const here = places[from];
  if (!here) return undefined;
  if (move === 'first') return 0;
  if (move === 'last') return places.length - 1;
  if (move === 'next' || move === 'previous') {
    const to = from + (move === 'next' ? 1 : -1);
    return places[to] && to;
  }
  const ahead = places.filter(({ y }) => (move === 'down' ? y > here.y : y < here.y));
  const rows = ahead.map(({ y }) => y);
  const row = move === 'down' ? Math.min(...rows) : Math.max(...rows);
  const distance = ({ x }: Place): number => Math.abs(x - here.x);
  const [nearest] = ahead.filter(({ y }) => y === row).sort((a, b) => distance(a) - distance(b));
  return nearest && places.indexOf(nearest);
}

/** For the element around the cards. */
export function onArrowKey(event: KeyboardEvent<HTMLElement>): void {
  const move = MOVES[event.key];
  if (!move || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('button[name="value"]')];
  const from = cards.findIndex((card) => card === document.activeElement);
  if (from < 0) return;
  const places = cards.map((card) => ({ x: card.offsetLeft, y: card.offsetTop }));
  const rightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
  const mirrored = { next: 'previous', previous: 'next' } as const;
  const meant = rightToLeft && (move === 'next' || move === 'previous') ? mirrored[move] : move;
  // Where no card follows, the page may scroll as ever.
  const to = moveTo(places, from, meant);
  if (to === undefined) return;
  event.preventDefault();
  cards[to]?.focus();
}
