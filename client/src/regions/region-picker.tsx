import { useMemo } from 'react';
import { listRegions } from '#server/regions/regions.contract.ts';
import { useRead } from '../api/use-read.ts';
import type { ControlProps } from '../ui/field.tsx';
import { type Option, Picker } from '../ui/picker.tsx';
import { useTranslation } from '../words/use-translation.ts';

const HOUR = 3_600_000;
const SET = 'set:';

const useRegions = () => useRead(listRegions, {}, { staleTime: HOUR }).data;

/** The name of a place by its code, once the places are here. */
export const useRegionNames = (): ReadonlyMap<string, string> => {
  const regions = useRegions();
  return useMemo(() => new Map(regions?.items.map(({ code, name }) => [code, name]) ?? []), [regions]);
};

type Props = Partial<ControlProps> & {
  id: string;
  selected: readonly string[];
  onChange: (selected: string[]) => void;
  single?: boolean;
};

/** Places by name. Where several may be chosen, a county or city region stands for its councils. */
export const RegionPicker = ({ onChange, selected, ...props }: Props) => {
  const { t } = useTranslation();
  const regions = useRegions();
  const options = useMemo((): Option[] => {
    const names = new Map(regions?.items.map(({ code, name }) => [code, name]) ?? []);
    const places = (regions?.items ?? []).map(({ code, name, parent }) => ({
      id: code,
      label: name,
      hint: parent === null ? undefined : names.get(parent),
    }));
    if (props.single === true) return places;
    // A county of one council is that council, and is in the list already.
    const many = (regions?.sets ?? []).filter(({ codes }) => codes.length > 1);
    const sets = many.map(({ id, name, codes }) => ({
      id: `${SET}${id}`,
      label: name,
      hint: t('regions.set', { count: codes.length }),
    }));
    return [...places, ...sets];
  }, [regions, props.single, t]);
  const choose = (ids: string[]): void => {
    const codes = ids.flatMap((id) =>
      id.startsWith(SET) ? (regions?.sets.find((set) => `${SET}${set.id}` === id)?.codes ?? []) : [id],
    );
    onChange([...new Set(codes)]);
  };
  return (
    <Picker
      {...props}
      options={options}
      selected={selected}
      onChange={choose}
      listLabel={t('items.filters.regionList')}
    />
  );
};
