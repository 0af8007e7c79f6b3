import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { usePlaces } from './meta.tsx';

const MOST = 6;

type Props = { places: readonly { code: string; name: string }[] };

/** The places of an item, each leading to its page; a list of very many is only named. */
export const PlaceLinks = ({ places }: Props) => {
  const named = usePlaces();
  if (places.length === 0 || places.length > MOST) return named(places);
  return places.map(({ code, name }, at) => (
    <Fragment key={code}>
      {at === 0 ? null : ', '}
      <Link to="/places/$code" params={{ code }}>
        {name}
      </Link>
    </Fragment>
  ));
};
