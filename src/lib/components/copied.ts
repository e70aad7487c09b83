/**
 * Puts text on the clipboard; false when the browser does not let it. Where there is no newer way, as
 * over plain http, or it is refused, the older one serves.
 */
export async function copied(text: string): Promise<boolean> {
	const newer = 'clipboard' in navigator ? navigator.clipboard.writeText(text) : Promise.reject();
	return newer.then(
		() => true,
		() => copiedAsSelected(text)
	);
}

function copiedAsSelected(text: string): boolean {
	const focused = document.activeElement;
	const area = document.createElement('textarea');
	area.value = text;
	// Nothing can be selected beside a modal dialog.
	(focused?.closest('dialog') ?? document.body).append(area);
	area.select();
	const isCopied = document.execCommand('copy');
	area.remove();
	if (focused instanceof HTMLElement) focused.focus();
	return isCopied;
}
