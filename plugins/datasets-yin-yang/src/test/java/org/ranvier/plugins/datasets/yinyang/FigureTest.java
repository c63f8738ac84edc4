package org.ranvier.plugins.datasets.yinyang;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FigureTest {

    private static final int GRID = 201;

    private final Figure figure = new Figure(0.5, 0.1);

    /**
     * The checksum is that of the published generator's answers on the grid: per point one byte inside, one byte class.
     */
    @Test
    void classifiesAGridLikeThePublishedGenerator() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        int[] inside = new int[3];
        for (int i = 0; i < GRID; i++) {
            for (int j = 0; j < GRID; j++) {
                double x = i / 200.0;
                double y = j / 200.0;
                int label = figure.classOf(x, y);
                boolean contained = figure.contains(x, y);
                if (contained) {
                    inside[label]++;
                }
                digest.update(new byte[] {(byte) (contained ? 1 : 0), (byte) label});
            }
        }
        assertThat(inside).containsExactly(14457, 14458, 2502);
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("039173bbc724997fa794f487fb44f1628f34dfabccca079708e1685826ad796e");
    }

    @Test
    void namesItsRegions() {
        assertThat(figure.classOf(0.75, 0.5)).isEqualTo(Figure.DOT);
        assertThat(figure.classOf(0.5, 0.9)).isEqualTo(Figure.YANG);
        assertThat(figure.classOf(0.5, 0.1)).isEqualTo(Figure.YIN);
        assertThat(figure.contains(0, 0)).isFalse();
        assertThat(figure.contains(1, 0.5)).isTrue();
    }
}
