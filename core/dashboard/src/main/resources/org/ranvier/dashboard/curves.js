'use strict';
/* The learning curves of the chosen runs, drawn from what arrived of their epochs. */
const curves = (() => {
  const splits = ['train', 'validation', 'test'];
  const dashes = { train: [2, 3], validation: [], test: [8, 4], '': [] };
  const charts = new Map();
  let drawn = '';

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const digits = v => v === null || v === undefined ? '–' : Number(v.toPrecision(4)).toString();

  /** 'validation_loss' is the figure 'loss' on the split 'validation'; others belong to no split. */
  function parts(column) {
    const split = splits.find(s => column.startsWith(s + '_'));
    return split ? { figure: column.slice(split.length + 1), split } : { figure: column, split: '' };
  }

  const title = figure => figure.replaceAll('_', ' ').replace('/', ' of ');

  /** All figures that the runs have, the loss and what selects the best epoch first. */
  function figures(runs) {
    const first = ['loss', ...runs.map(r => r.row.metric)];
    const all = new Set();
    runs.forEach(run => Object.keys(run.columns).filter(c => c !== 'epoch').forEach(c => all.add(parts(c).figure)));
    return [...new Set([...first.filter(f => all.has(f)), ...[...all].sort()])];
  }

  function series(runs, figure, chosenSplits) {
    const lines = [];
    runs.forEach((run, n) => {
      Object.keys(run.columns).forEach(column => {
        const { figure: own, split } = parts(column);
        if (own === figure && (split === '' || chosenSplits.has(split)) && run.columns[column].some(v => v !== null)) {
          const scale = run.row.share && own === run.row.metric ? 100 : 1;
          lines.push({
            label: runs.length === 1 && split ? split : run.row.name + (split ? ', ' + split : ''),
            order: n * 4 + splits.indexOf(split), colour: runs.length === 1 ? splits.indexOf(split) + (split ? 0 : 1) : n,
            split, epochs: run.columns.epoch, values: run.columns[column].map(v => v === null ? null : scale * v), share: scale === 100,
          });
        }
      });
    });
    return lines.sort((a, b) => a.order - b.order);
  }

  /** Steep losses hide their end on a linear axis, as in reports. */
  function isSteep(lines) {
    const all = lines.flatMap(l => l.values).filter(v => v !== null);
    const least = Math.min(...all);
    return least > 0 && Math.max(...all) > 50 * least;
  }

  function options(figure, lines, width) {
    const axis = label => ({
      label, labelSize: 22, labelFont: '13px system-ui, sans-serif', font: '12px system-ui, sans-serif', stroke: colour('--ink'),
      grid: { stroke: colour('--line'), width: 1 }, ticks: { stroke: colour('--line'), width: 1 }, size: 52,
    });
    const value = (u, v) => digits(v);
    return {
      width, height: Math.round(Math.min(320, Math.max(220, width * 0.6))),
      scales: { x: { time: false }, y: { distr: figure === 'loss' && isSteep(lines) ? 3 : 1 } },
      axes: [{ ...axis('epoch'), incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000] },
        axis(title(figure) + (lines.some(l => l.share) ? ' (%)' : ''))],
      series: [{ label: 'epoch', value }, ...lines.map(l => ({
        label: l.label, stroke: colour('--s' + l.colour % 6), width: 2, dash: dashes[l.split], spanGaps: true, value,
        points: { show: l.values.length < 2 },
      }))],
      legend: { markers: { dash: (u, n) => n > 0 && dashes[lines[n - 1].split].length ? 'dashed' : 'solid' } },
    };
  }

  function data(lines) {
    const epochs = [...new Set(lines.flatMap(l => l.epochs))].sort((a, b) => a - b);
    return [epochs, ...lines.map(l => {
      const at = new Map(l.epochs.map((e, n) => [e, l.values[n]]));
      return epochs.map(e => at.get(e) ?? null);
    })];
  }

  const latest = line => {
    for (let n = line.values.length - 1; n >= 0; n--) {
      if (line.values[n] !== null) { return { epoch: line.epochs[n], value: line.values[n] }; }
    }
    return { epoch: '–', value: null };
  };

  function says(figure, lines) {
    return 'Curves of ' + title(figure) + ': ' + lines.map(l => l.label + ' ' + digits(latest(l).value) + ' in epoch ' + latest(l).epoch).join('; ');
  }

  function table(lines) {
    const cell = (tag, text, scope) => {
      const element = document.createElement(tag);
      element.textContent = text;
      if (scope) { element.scope = scope; }
      return element;
    };
    const box = document.createElement('table');
    const head = document.createElement('tr');
    head.append(cell('th', 'curve', 'col'), cell('th', 'epoch', 'col'), cell('th', 'latest', 'col'), cell('th', 'lowest', 'col'), cell('th', 'highest', 'col'));
    box.append(head, ...lines.map(line => {
      const row = document.createElement('tr'), all = line.values.filter(v => v !== null);
      row.append(cell('th', line.label, 'row'), cell('td', latest(line).epoch), cell('td', digits(latest(line).value)),
        cell('td', digits(Math.min(...all))), cell('td', digits(Math.max(...all))));
      return row;
    }));
    return box;
  }

  function frame(figure) {
    const element = document.createElement('figure');
    const place = document.createElement('div');
    place.className = 'chart';
    place.setAttribute('role', 'img');
    const caption = document.createElement('figcaption');
    caption.textContent = title(figure).replace(/^./, c => c.toUpperCase()) + ' by epoch.';
    const details = document.createElement('details');
    const summary = document.createElement('summary');
    summary.textContent = 'Numbers of this figure';
    const numbers = document.createElement('div');
    numbers.className = 'scroll';
    details.append(summary, numbers);
    element.append(place, caption, details);
    return { element, place, numbers, plot: null, shape: '' };
  }

  /** Draws the chosen figures of the runs; what only has more epochs is not built again. */
  function draw(runs, chosenFigures, chosenSplits, holder) {
    const wanted = chosenFigures.map(figure => ({ figure, lines: series(runs, figure, chosenSplits) })).filter(w => w.lines.length);
    const order = wanted.map(w => w.figure).join('\n');
    for (const [figure, chart] of charts) {
      if (!wanted.some(w => w.figure === figure)) {
        chart.plot?.destroy();
        chart.element.remove();
        charts.delete(figure);
      }
    }
    wanted.forEach(({ figure }) => { if (!charts.has(figure)) { charts.set(figure, frame(figure)); } });
    if (order !== drawn) {
      holder.append(...wanted.map(w => charts.get(w.figure).element));
      drawn = order;
    }
    for (const { figure, lines } of wanted) {
      const chart = charts.get(figure), width = chart.place.clientWidth;
      const shape = JSON.stringify([lines.map(l => [l.label, l.colour]), figure === 'loss' && isSteep(lines), width, colour('--ink'), lines.some(l => l.values.length < 2)]);
      if (shape !== chart.shape) {
        chart.plot?.destroy();
        chart.plot = new uPlot(options(figure, lines, width), data(lines), chart.place);
        chart.shape = shape;
      } else {
        chart.plot.setData(data(lines));
      }
      chart.place.setAttribute('aria-label', says(figure, lines));
      chart.numbers.replaceChildren(table(lines));
    }
    return wanted.length;
  }

  return { draw, figures, title, splits };
})();
