/** Buttons and links that look like them: what happens is said by the words, how much by the look. */
import { Link, type LinkProps } from '@remix-run/react';
import type { ButtonHTMLAttributes } from 'react';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'normal' | 'dense';

const LOOKS: Readonly<Record<ButtonLook, string>> = {
  primary: 'border border-accent bg-accent text-accent-ink hover:brightness-110',
  secondary: 'border border-line bg-raised text-ink hover:border-ink',
  quiet: 'border border-transparent text-ink underline-offset-4 hover:underline',
  danger: 'border border-danger bg-raised text-danger hover:bg-danger hover:text-paper',
};
const SIZES: Readonly<Record<ButtonSize, string>> = {
  normal: 'min-h-11 px-5 py-2',
  dense: 'min-h-8 px-3 py-1 text-sm',
};

/** The classes of a button, for elements that are neither `Button` nor `ButtonLink`. */
export function buttonClass(look: ButtonLook = 'secondary', size: ButtonSize = 'normal'): string {
  return `inline-flex items-center justify-center gap-2 rounded-md text-center font-medium transition-[filter,background-color,border-color] duration-150 disabled:cursor-not-allowed disabled:opacity-60 ${LOOKS[look]} ${SIZES[size]}`;
}

interface Appearance {
  readonly look?: ButtonLook;
  readonly size?: ButtonSize;
}

export function Button({
  look,
  size,
  className = '',
  type = 'submit',
  ...rest
}: Appearance & ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type={type} className={`${buttonClass(look, size)} ${className}`} {...rest} />;
}

export function ButtonLink({ look, size, className = '', ...rest }: Appearance & LinkProps) {
  return <Link className={`${buttonClass(look, size)} ${className}`} {...rest} />;
}
