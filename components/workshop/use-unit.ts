/**
 * A unit at the tablet: what the server holds with what was done here on top.
 *
 * Each press is decided at once by the machine the server runs, kept, and sent when there is a
 * network. What the server refuses after all (somebody else was faster) is dropped and said.
 */
import { useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { newKey } from '#components/ui/new-key.ts';
import { nextWorkOrder } from '#rules/workflow/work-order.ts';
import type { WorkOrderEvent, WorkOrderSnapshot } from '#rules/workflow/work-order-types.ts';
import type { ShownUnit } from './types.ts';
import { deliver, openQueue, type QueuedWork } from './unit-queue.ts';

const RETRY_MS = 5_000;

const eventOf = ({ work, at }: QueuedWork, me: ShownUnit['me']): WorkOrderEvent =>
  ({ ...work, at, by: me }) as unknown as WorkOrderEvent;

/** What is not in the version the page holds. */
const news = (unit: ShownUnit, queue: readonly QueuedWork[]): readonly QueuedWork[] =>
  queue.filter(({ taken }) => taken === undefined || taken > unit.version);

const isWaiting = ({ taken }: QueuedWork): boolean => taken === undefined;

/** The snapshot with what was done here since. */
function after(unit: ShownUnit, queue: readonly QueuedWork[]): WorkOrderSnapshot {
  return news(unit, queue).reduce((snapshot, entry) => {
    const next = nextWorkOrder(snapshot, eventOf(entry, unit.me));
    return next.ok ? next.value : snapshot;
  }, unit.snapshot);
}

export function useUnit(unit: ShownUnit) {
  const { number } = unit;
  const address = unit.links.events;
  const store = useMemo(() => openQueue(number), [number]);
  const queue = useSyncExternalStore(store.subscribe, store.read, store.readOnServer);
  const [refusal, setRefusal] = useState<string>();
  const [reachable, setReachable] = useState(true);
  const sending = useRef(false);
  const { revalidate } = useRevalidator();

  const flush = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    let sent = false;
    const next = () => store.read().find(isWaiting);
    for (let entry = next(); entry; entry = next()) {
      const { key } = entry;
      const outcome = await deliver(address, entry);
      setReachable(outcome.kind !== 'unreachable');
      if (outcome.kind === 'unreachable') break;
      if (outcome.kind === 'refused') setRefusal(outcome.refusal);
      sent = true;
      store.set(
        store.read().flatMap((one) => {
          if (one.key !== key) return [one];
          return outcome.kind === 'taken' ? [{ ...one, taken: outcome.version }] : [];
        }),
      );
    }
    sending.current = false;
    if (sent) revalidate();
  }, [address, store, revalidate]);

  useEffect(() => {
    // What the page holds by now need not be kept.
    const left = news(unit, store.read());
    if (left.length < store.read().length) store.set(left);
  }, [unit, store]);

  useEffect(() => {
    const again = (): void => void flush();
    const soon = setTimeout(again);
    const timer = setInterval(again, RETRY_MS);
    addEventListener('online', again);
    return () => {
      clearTimeout(soon);
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, [flush]);

  const snapshot = useMemo(() => after(unit, queue), [unit, queue]);

  /** Says whether it was taken here; a refusal is shown. */
  const act = (work: QueuedWork['work']): boolean => {
    const entry = { key: newKey(), at: new Date().toISOString(), work };
    const next = nextWorkOrder(after(unit, store.read()), eventOf(entry, unit.me));
    if (!next.ok) {
      setRefusal(next.error);
      return false;
    }
    setRefusal(undefined);
    store.set([...store.read(), entry]);
    void flush();
    return true;
  };

  return { snapshot, act, refusal, waiting: queue.filter(isWaiting).length, reachable };
}
