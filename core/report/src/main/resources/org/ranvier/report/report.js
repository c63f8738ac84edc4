'use strict';
(() => {
  const dashes = [[], [6, 4], [2, 3], [10, 3, 2, 3], [4, 2], [1, 2]];
  const holder = document.getElementById('charts');
  const specs = holder ? JSON.parse(holder.textContent) : [];
  const places = [...document.querySelectorAll('[data-chart]')];
  let charts = [];

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const translucent = (hex, alpha) => hex + Math.round(alpha * 255).toString(16).padStart(2, '0');
  const digits = v => v === null || v === undefined ? '–' : Number(v.toPrecision(4)).toString();

  /** Marks single points, each with its own shape, so that none needs its colour to be told from the others. */
  function marks(spec) {
    return u => {
      const ctx = u.ctx, size = 6 * devicePixelRatio;
      for (const mark of spec.marks) {
        const x = u.valToPos(mark.x, 'x', true), y = u.valToPos(mark.y, 'y', true);
        ctx.save();
        ctx.lineWidth = 2 * devicePixelRatio;
        ctx.strokeStyle = colour('--ink');
        ctx.setLineDash([]);
        ctx.beginPath();
        if (mark.shape === 'square') {
          ctx.rect(x - 0.8 * size, y - 0.8 * size, 1.6 * size, 1.6 * size);
        } else if (mark.shape === 'diamond') {
          ctx.moveTo(x, y - 1.7 * size); ctx.lineTo(x + 1.7 * size, y); ctx.lineTo(x, y + 1.7 * size); ctx.lineTo(x - 1.7 * size, y); ctx.closePath();
        } else {
          ctx.arc(x, y, 0.7 * size, 0, 2 * Math.PI);
        }
        ctx.stroke();
        ctx.restore();
      }
    };
  }

  function options(spec, width) {
    const axis = label => ({
      label, labelSize: 22, labelFont: '13px system-ui, sans-serif', font: '12px system-ui, sans-serif', stroke: colour('--ink'),
      grid: { stroke: colour('--line'), width: 1 }, ticks: { stroke: colour('--line'), width: 1 }, size: 52,
    });
    const number = (u, v) => v === null || v === undefined ? '' : digits(v);
    const series = [{ label: spec.xLabel, value: number }];
    spec.series.forEach(s => series.push({
      label: s.label, stroke: s.hidden ? 'transparent' : colour('--s' + s.colour % 6), width: s.hidden ? 0 : 2,
      dash: dashes[s.dash % dashes.length], spanGaps: true, points: { show: spec.x.length < 2 },
      value: number,
    }));
    return {
      width, height: Math.round(Math.min(320, Math.max(220, width * 0.6))),
      scales: { x: { time: false }, y: { distr: spec.log ? 3 : 1 } },
      axes: [{ ...axis(spec.xLabel), incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000] }, axis(spec.yLabel)],
      series,
      bands: spec.bands.map(b => ({ series: [b.upper, b.lower], fill: translucent(colour('--s' + b.colour % 6), 0.18) })),
      legend: { markers: { dash: (u, i) => (dashes[spec.series[i - 1]?.dash % dashes.length] || []).length ? 'dashed' : 'solid' } },
      hooks: { draw: [marks(spec)] },
    };
  }

  function draw(width) {
    charts.forEach(c => c.destroy());
    charts = places.map(place => {
      const spec = specs[Number(place.dataset.chart)];
      place.replaceChildren();
      const u = new uPlot(options(spec, width || place.clientWidth), [spec.x, ...spec.series.map(s => s.values)], place);
      place.querySelectorAll('.u-series').forEach((row, n) => { if (n > 0 && spec.series[n - 1].hidden) { row.style.display = 'none'; } });
      return u;
    });
  }

  if (places.length) {
    draw();
    let last = window.innerWidth, timer = 0;
    addEventListener('resize', () => {
      if (window.innerWidth !== last) { last = window.innerWidth; clearTimeout(timer); timer = setTimeout(() => draw(), 100); }
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => draw());
    addEventListener('beforeprint', () => draw(460));
    addEventListener('afterprint', () => draw());
  }

  for (const button of document.querySelectorAll('button[data-copy]')) {
    button.addEventListener('click', async () => {
      const text = document.getElementById(button.dataset.copy);
      try {
        await navigator.clipboard.writeText(text.textContent);
        button.textContent = 'Copied';
      } catch (e) {
        getSelection().selectAllChildren(text);
        button.textContent = 'Selected: copy it with the keyboard';
      }
    });
  }
})();
