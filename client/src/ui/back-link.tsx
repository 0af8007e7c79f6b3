import { IconArrowLeft } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import classes from './back-link.module.css';

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> };

const Anchor = ({ children, ...rest }: Props) => (
  <a {...rest} className={classes.back}>
    <IconArrowLeft size={18} aria-hidden />
    {children}
  </a>
);

/** The way back, at the top of a page. */
export const BackLink = createLink(Anchor);
