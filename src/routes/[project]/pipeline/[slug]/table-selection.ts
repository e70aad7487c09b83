import type { Selection as GridSelection } from '#lib/components/grid/selection.ts';
import { t } from '#lib/i18n/index.ts';
import type { Selection } from './selection.svelte.ts';

/**
 * The board's selection as the table ticks it; a range goes by the order of the table. `may` says which
 * rows the board has, since it acts on no others.
 */
export function tableSelection(
	selection: Selection,
	order: () => readonly string[],
	may: (id: string) => boolean
): GridSelection {
	return {
		has: (id) => selection.has(id),
		may,
		get size() {
			return selection.size;
		},
		toggle: (id, isRange) =>
			isRange ? selection.extend(id, order().filter(may)) : selection.toggle(id),
		setAll(ids, isOn) {
			for (const id of ids) {
				if (isOn) selection.ids.add(id);
				else selection.ids.delete(id);
			}
		},
		name: (title) => t('records.select', { title }),
		get allName() {
			return t('records.selectAll');
		}
	};
}
