/** Puts text on the clipboard; over plain http the browser's older way serves. */
export async function copied(text: string): Promise<void> {
	if ('clipboard' in navigator) return navigator.clipboard.writeText(text);
	const area = document.createElement('textarea');
	area.value = text;
	document.body.append(area);
	area.select();
	document.execCommand('copy');
	area.remove();
}
