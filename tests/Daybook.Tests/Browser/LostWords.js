// What of the page's words cannot be read, and which targets are too small.
() => {
  const found = [];
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) found.push(`the page is ${wide} pixels wide`);
  const texts = [];
  const pen = document.createElement('canvas').getContext('2d');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const words = node.textContent.trim();
    const holder = node.parentElement;
    if (words === '' || !holder.checkVisibility() || holder.closest('.unseen, select, script, style') !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width === 0) continue;
      texts.push({ node, words, rect });
      if (rect.left < -0.5 || rect.right > innerWidth + 0.5) found.push(`"${words}" leaves the window: ${rect.left} to ${rect.right}`);
      for (let box = holder; box !== document.body; box = box.parentElement) {
        const { left, right, top, bottom } = box.getBoundingClientRect();
        const drawn = getComputedStyle(box).borderStyle !== 'none' || getComputedStyle(box).overflow !== 'visible';
        if (drawn && (rect.left < left - 1 || rect.right > right + 1 || rect.top < top - 1 || rect.bottom > bottom + 1)) found.push(`"${words}" leaves its ${box.tagName} ${box.className}`);
      }
    }
  }
  for (const control of document.querySelectorAll('button, a, select, summary, .typed, .cells label')) {
    if (!control.checkVisibility()) continue;
    const box = control.getBoundingClientRect();
    if (box.width < 56 || box.height < 56) found.push(`a target of ${box.width} x ${box.height}: ${control.textContent}`);
    if (control.tagName === 'SELECT') {
      // A select never says that its words do not fit.
      const { font, paddingLeft, paddingRight } = getComputedStyle(control);
      pen.font = font;
      const { width } = pen.measureText(control.selectedOptions[0].text);
      if (width > control.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)) found.push(`"${control.selectedOptions[0].text}" is cut off`);
    }
    for (const { node, words, rect } of texts)
      if (!control.contains(node) && Math.min(rect.right, box.right) - Math.max(rect.left, box.left) > 1 && Math.min(rect.bottom, box.bottom) - Math.max(rect.top, box.top) > 1)
        found.push(`"${words}" lies under ${control.textContent || control.tagName}`);
  }
  return found;
}
