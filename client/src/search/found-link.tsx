import { Link, type useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Found } from '#server/search/search.contract.ts';

type Thing = Pick<Found, 'kind' | 'id'>;

/** Leads to the page of what was found. */
export const FoundLink = ({ found: { kind, id }, children }: { found: Thing; children: ReactNode }) => {
  switch (kind) {
    case 'need':
      return (
        <Link to="/needs/$id" params={{ id }}>
          {children}
        </Link>
      );
    case 'idea':
      return (
        <Link to="/ideas/$id" params={{ id }}>
          {children}
        </Link>
      );
    case 'organisation':
      return (
        <Link to="/organisations/$id" params={{ id }}>
          {children}
        </Link>
      );
    case 'place':
      return (
        <Link to="/places/$code" params={{ code: id }}>
          {children}
        </Link>
      );
  }
};

/** The same by keyboard, from a list of suggestions. */
export const goTo = (navigate: ReturnType<typeof useNavigate>, { kind, id }: Thing): Promise<void> => {
  switch (kind) {
    case 'need':
      return navigate({ to: '/needs/$id', params: { id } });
    case 'idea':
      return navigate({ to: '/ideas/$id', params: { id } });
    case 'organisation':
      return navigate({ to: '/organisations/$id', params: { id } });
    case 'place':
      return navigate({ to: '/places/$code', params: { code: id } });
  }
};
