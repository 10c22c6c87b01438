/**
 * What the forms of a quote's page ask for. The editor's buttons save first and then do their own
 * thing, so that no press loses what was typed; what is refused comes back with everything typed.
 */
import { data, redirect } from '@remix-run/node';
import type { QuoteAnswer } from '#components/quotes/quote-editor.tsx';
import type { ConflictDetails } from '#components/quotes/conflict.tsx';
import { moveLine } from '#rules/quotes/move-line.ts';
import { digitsOf } from '#app/utils/currency.ts';
import { sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { addLine } from '#app/services/quotes/add-line.server.ts';
import { copyLine } from '#app/services/quotes/copy-line.server.ts';
import { copyQuote } from '#app/services/quotes/copy-quote.server.ts';
import { decideApproval, recallQuote } from '#app/services/quotes/decide-approval.server.ts';
import { answerComment, resolveComment } from '#app/services/quotes/discuss-offer.server.ts';
import { withdrawQuote } from '#app/services/quotes/end-quote.server.ts';
import { getQuote } from '#app/services/quotes/find-quote.server.ts';
import { takeProposal } from '#app/services/quotes/propose-line.server.ts';
import { reconfigureLine } from '#app/services/quotes/reconfigure-line.server.ts';
import { reopenQuote } from '#app/services/quotes/reopen-quote.server.ts';
import { reviseQuote } from '#app/services/quotes/revise-quote.server.ts';
import { saveQuote, type SaveQuote } from '#app/services/quotes/save-quote.server.ts';
import { newLink, sendQuote, withdrawLinks } from '#app/services/quotes/send-quote.server.ts';
import { submitQuote } from '#app/services/quotes/submit-quote.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { paths } from '#app/utils/paths.ts';
import { readNewItem, readQuoteForm } from './read-quote-form.server.ts';

/** Where to go on, or what to show. */
type Outcome = string | (QuoteAnswer & { readonly link?: string });

const EDITOR =
  /^(save|submit|add-family|add-configuration|add-plain|(up|down|remove|copy|configure):.+)$/;

export async function answerQuote(actor: Actor, number: string, form: FormData) {
  const intent = String(form.get('do') ?? 'save');
  try {
    const outcome = EDITOR.test(intent)
      ? await edit(actor, number, intent, form)
      : await act(actor, number, intent, form);
    const headers = await sessionHeaders(actor);
    return typeof outcome === 'string'
      ? redirect(outcome, { headers })
      : data(outcome, { headers });
  } catch (error) {
    if (!(error instanceof AppError) || [401, 404].includes(error.status)) throw error;
    return refusal(error, form, await sessionHeaders(actor));
  }
}

function refusal(error: AppError, form: FormData, headers: Headers) {
  const typed = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const errors = error.details['fields'] as Record<string, string> | undefined;
  const conflict =
    error.code === 'quote-changed' ? (error.details as unknown as ConflictDetails) : undefined;
  const answer: QuoteAnswer & { readonly link?: string } = {
    saved: false,
    typed,
    conflict,
    ...(errors ? { errors } : { code: error.code }),
  };
  return data(answer, { status: error.status, headers });
}

async function edit(
  actor: Actor,
  number: string,
  intent: string,
  form: FormData,
): Promise<Outcome> {
  const { currency } = await getQuote(actor, number);
  const digits = digitsOf(currency);
  const { value, errors } = readQuoteForm(form, digits);
  if (Object.keys(errors).length > 0) throw new AppError('invalid-input', { fields: errors });
  const [action = '', lineId = ''] = intent.split(/:(.*)/s);
  const { version } = await saveQuote(actor, arranged(value, action, lineId));
  const { id } = value;
  const known = { id, version };
  const here = paths.quote(number);
  switch (action) {
    case 'submit':
      await submitQuote(actor, { ...known, reason: String(form.get('reason') ?? '') });
      return here;
    case 'add-family':
      await addLine(actor, { ...known, line: { kind: 'family', familyId: form.get('newFamily') } });
      return here;
    case 'add-configuration': {
      const configurationId = form.get('newConfiguration');
      await addLine(actor, { ...known, line: { kind: 'configuration', configurationId } });
      return here;
    }
    case 'add-plain': {
      const item = readNewItem(form, digits);
      if (Object.keys(item.errors).length > 0)
        throw new AppError('invalid-input', { fields: item.errors });
      await addLine(actor, { ...known, line: item.value });
      return here;
    }
    case 'copy':
      await copyLine(actor, { ...known, lineId });
      return here;
    case 'configure': {
      const { configurationId } = await reconfigureLine(actor, { id, lineId });
      return paths.configuration(configurationId);
    }
    default:
      return form.get('auto') === 'yes' ? { saved: true } : here;
  }
}

/** The lines as a button wants them: moved, or one less. */
function arranged(value: SaveQuote, action: string, lineId: string): SaveQuote {
  if (action === 'remove') return { ...value, removed: [lineId] };
  if (action !== 'up' && action !== 'down') return value;
  return { ...value, lines: [...moveLine(value.lines, lineId, action === 'up' ? -1 : 1)] };
}

async function act(actor: Actor, number: string, intent: string, form: FormData): Promise<Outcome> {
  const input = Object.fromEntries(form);
  const here = paths.quote(number);
  const linkTo = ({ token }: { readonly token: string }): Outcome => ({
    link: `${actor.origin}${paths.offer(token)}`,
  });
  switch (intent) {
    case 'approve':
    case 'reject':
      await decideApproval(actor, { ...input, decision: intent });
      return here;
    case 'recall':
      await recallQuote(actor, input);
      return here;
    case 'edit':
      await reopenQuote(actor, input);
      return here;
    case 'send':
      return linkTo(await sendQuote(actor, input));
    case 'new-link':
      return linkTo(await newLink(actor, input));
    case 'withdraw-links':
      await withdrawLinks(actor, input);
      return here;
    case 'revise':
      await reviseQuote(actor, input);
      return here;
    case 'withdraw':
      await withdrawQuote(actor, input);
      return here;
    case 'copy-quote':
      return paths.quote((await copyQuote(actor, input)).number);
    case 'answer':
      await answerComment(actor, input);
      return here;
    case 'resolve':
      await resolveComment(actor, input);
      return here;
    case 'take-proposal':
      return paths.quote((await takeProposal(actor, input)).number);
    default:
      throw new AppError('malformed-form');
  }
}
