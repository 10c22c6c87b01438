/**
 * A draft as its rep writes it: one form with everything, so that nothing typed is ever lost. Every
 * button in it saves first. Enter saves; so does Ctrl+S; Alt with an arrow moves the line one is in.
 */
import { Form } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { AddLines } from './add-lines.tsx';
import { Conflict, type ConflictDetails } from './conflict.tsx';
import { EditorLine } from './editor-line.tsx';
import type { RefusedForm } from './quote-form-fields.ts';
import { QuoteSummary } from './quote-summary.tsx';
import { QuoteTermsFields } from './quote-terms-fields.tsx';
import type { QuoteOffer, ShownQuote } from './types.ts';
import { useAutosavedForm, type SaveState } from './use-autosaved-form.ts';

/** What the page's action says when it does not lead on. */
export interface QuoteAnswer extends RefusedForm {
  readonly saved?: boolean;
  readonly code?: string | undefined;
  readonly conflict?: ConflictDetails | undefined;
}

export function QuoteEditor({
  quote,
  offer,
  refused = {},
}: {
  readonly quote: ShownQuote;
  readonly offer: QuoteOffer;
  readonly refused?: QuoteAnswer | undefined;
}) {
  const t = useTranslations('quotes');
  const { form, onChange, onSubmit, save, state, answer } = useAutosavedForm<QuoteAnswer>();
  const shown = answer && !answer.saved ? answer : refused;
  // The fields hold what was typed anyway; only what is wrong with them is news.
  const fields = answer ? { errors: shown.errors } : shown;
  const groups = new Set(quote.lines.flatMap(({ alternative }) => alternative ?? []));
  const bundles = new Set(quote.lines.flatMap(({ bundle }) => bundle?.name ?? []));
  return (
    <Form
      method="post"
      ref={form}
      onChange={onChange}
      onSubmit={onSubmit}
      onKeyDown={(event) => handleKey(event, save)}
      aria-label={t('editor', { number: quote.number })}
      className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 wide:grid-cols-[minmax(0,1fr)_20rem]"
    >
      <input type="hidden" name="id" value={quote.id} />
      <input type="hidden" name="version" value={quote.version} />
      {/* Enter in a field presses the first button of a form. */}
      <Button name="do" value="save" className="sr-only" tabIndex={-1} aria-hidden>
        {t('save')}
      </Button>
      <div className="flex min-w-0 flex-col gap-6">
        {shown.conflict ? (
          <Conflict conflict={shown.conflict} currency={quote.currency} />
        ) : (
          <FormErrors errors={messagesOf(shown)} />
        )}
        <section aria-labelledby="lines-title" className="flex flex-col gap-3">
          <h2 id="lines-title" className="text-lg font-semibold">
            {t('lines')}
          </h2>
          {quote.lines.length > 0 ? (
            <ol className="rounded-md border border-line bg-raised">
              {quote.lines.map((line, index) => (
                <EditorLine
                  key={line.id}
                  line={line}
                  quote={quote}
                  refused={fields}
                  last={index === quote.lines.length - 1}
                />
              ))}
            </ol>
          ) : (
            <p className="text-quiet">{t('noLines')}</p>
          )}
          <datalist id="alternatives">
            {[...groups].map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <datalist id="bundles">
            {[...bundles].map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <AddLines offer={offer} refused={fields} seesMargin={quote.seesMargin} />
        </section>
        <QuoteTermsFields quote={quote} offer={offer} refused={fields} />
      </div>
      <div className="flex flex-col gap-4 wide:sticky wide:top-4">
        <Saved state={state} />
        <QuoteSummary quote={quote} />
        <div className="flex flex-col gap-2">
          {quote.exceeded.length > 0 ? (
            <label className="flex flex-col gap-1 text-sm">
              {t('approvalReason')}
              <textarea
                name="reason"
                rows={2}
                maxLength={1000}
                className="rounded-md border border-quiet bg-raised p-2"
              />
            </label>
          ) : null}
          <Button look="primary" name="do" value="submit">
            {t(quote.exceeded.length > 0 ? 'askApproval' : 'finish')}
          </Button>
          <Button name="do" value="save">
            {t('save')}
          </Button>
        </div>
      </div>
    </Form>
  );
}

const messagesOf = ({ code, errors }: QuoteAnswer): string[] | undefined => {
  if (code !== undefined) return [code];
  return errors === undefined ? undefined : ['invalid-input'];
};

function Saved({ state }: { readonly state: SaveState }) {
  const t = useTranslations('quotes');
  return (
    <p role="status" className={`text-sm ${state === 'refused' ? 'text-danger' : 'text-quiet'}`}>
      {t(`saveStates.${state}`)}
    </p>
  );
}

function handleKey(event: React.KeyboardEvent<HTMLFormElement>, save: () => void): void {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
    event.preventDefault();
    save();
    return;
  }
  const direction = { ArrowUp: 'up', ArrowDown: 'down' }[event.key];
  if (!event.altKey || direction === undefined) return;
  const line = (event.target as HTMLElement).closest<HTMLElement>('[data-line]');
  const button = line?.querySelector<HTMLButtonElement>(`button[value^="${direction}:"]`);
  if (!button || button.disabled) return;
  event.preventDefault();
  button.click();
}
