import { expect, it } from 'vitest';
import { parseForm } from '#app/utils/forms.server.ts';
import { promotionForm } from '#rules/quotes/promotion.ts';

it('gives a schema’s own refusal its own words, and others the common ones', () => {
  const form = new FormData();
  const texts = { code: 'SPRING', titleEn: 'Spring', kind: 'percent', percent: '10', uses: '1' };
  const days = { startsOn: '2026-03-02', endsOn: '2026-03-01' };
  for (const [name, value] of Object.entries({ ...texts, ...days, scope: 'order' })) {
    form.set(name, value);
  }
  const errorOf = () => parseForm(form, promotionForm([])).reply().error;
  expect(errorOf()).toEqual({ endsOn: ['endsBeforeStart'] });
  form.set('endsOn', '2026-03-02');
  expect(errorOf()).toBeUndefined();
  form.set('percent', '101');
  expect(errorOf()).toEqual({ percent: ['invalid'] });
});
