/** The fragment of a question in the page's address. */
export const questionId = (variable: string): string => `q-${variable.replace('.', '-')}`;

export const CLASH_ID = 'clash';
