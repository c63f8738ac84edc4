package org.ranvier.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRangeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # intervals
            [0.1,0.2)                 | 0.1.0             | true
            [0.1,0.2)                 | 0.1.9             | true
            [0.1,0.2)                 | 0.0.9             | false
            [0.1,0.2)                 | 0.2.0             | false
            (1.0,2.0]                 | 1.0.0             | false
            (1.0,2.0]                 | 1.0.1             | true
            (1.0,2.0]                 | 2.0.0             | true
            (1.0,2.0]                 | 2.0.1             | false
            [ 1.0 , 2.0 )             | 1.5.0             | true
            [1.0,)                    | 7.0.0             | true
            (1.0,)                    | 1.0.0             | false
            (,2.0)                    | 0.0.1             | true
            (,2.0)                    | 2.0.0             | false
            (,2.0]                    | 2.0.0             | true
            [1.2.3]                   | 1.2.3             | true
            [1.2.3]                   | 1.2.4             | false
            [1.2,1.2]                 | 1.2.0             | true
            [1.2]                     | 1.2.1             | false
            # a version alone, and a caret
            1                         | 1.0.0             | true
            1.2                       | 1.9.0             | true
            1.2                       | 2.0.0             | false
            1.2                       | 1.1.9             | false
            0.3                       | 0.3.9             | true
            0.3                       | 0.4.0             | false
            1.2.3                     | 1.2.2             | false
            ^1.2                      | 1.2.0             | true
            ^1.2                      | 1.10.0            | true
            ^1.2                      | 1.1.9             | false
            ^1.2                      | 2.0.0             | false
            ^1.2.3                    | 1.2.3             | true
            ^1                        | 1.99.0            | true
            ^0.3                      | 0.3.7             | true
            ^0.3                      | 0.4.0             | false
            ^0.3.2                    | 0.3.1             | false
            ^0.0.3                    | 0.0.3             | true
            ^0.0.3                    | 0.0.4             | false
            ^0.0                      | 0.0.9             | true
            ^0.0                      | 0.1.0             | false
            ^0                        | 0.9.0             | true
            ^0                        | 1.0.0             | false
            # a tilde
            ~1.2.3                    | 1.2.3             | true
            ~1.2.3                    | 1.2.9             | true
            ~1.2.3                    | 1.2.2             | false
            ~1.2.3                    | 1.3.0             | false
            ~1.2                      | 1.2.0             | true
            ~1.2                      | 1.3.0             | false
            ~1                        | 1.9.0             | true
            ~1                        | 2.0.0             | false
            ~0.3                      | 0.3.9             | true
            ~0.0.3                    | 0.0.9             | true
            # bounds
            >=1.2                     | 1.2.0             | true
            >=1.2                     | 99.0.0            | true
            >=1.2                     | 1.1.9             | false
            >1.2                      | 1.2.0             | false
            >1.2                      | 1.2.1             | true
            <2                        | 1.9.9             | true
            <2                        | 2.0.0             | false
            <=2                       | 2.0.0             | true
            <=2                       | 2.0.1             | false
            =1.2.3                    | 1.2.3             | true
            =1.2.3                    | 1.2.4             | false
            >=1.2 <2                  | 1.9.0             | true
            >=1.2 <2                  | 2.0.0             | false
            >= 1.2  < 2               | 1.9.0             | true
            <2 >=1.2                  | 1.1.0             | false
            >1.2 <=1.4                | 1.4.0             | true
            # any
            *                         | 0.0.1             | true
            *                         | 3.0.0-rc.1        | true
            (,)                       | 1.0.0             | true
            # pre-releases
            [0.1,0.2)                 | 0.2.0-rc.1        | false
            [0.1,0.2)                 | 0.1.0-rc.1        | false
            [0.1,0.2)                 | 0.1.5-rc.1        | true
            [0.1,0.2]                 | 0.2.0-rc.1        | true
            [1.0.0-alpha,1.0.0)       | 1.0.0-alpha       | true
            [1.0.0-alpha,1.0.0)       | 1.0.0-beta.2      | true
            [1.0.0-alpha,1.0.0)       | 1.0.0             | false
            [1.0.0-beta,1.0.0)        | 1.0.0-alpha       | false
            (1.0.0-alpha,1.0.0)       | 1.0.0-alpha       | false
            [0.9.0-alpha,1.0.0)       | 1.0.0-alpha       | false
            [1.0,2.0.0-rc.2)          | 2.0.0-rc.1        | true
            [1.0,2.0.0-rc.2)          | 2.0.0-rc.2        | false
            [2.0.0-rc.1]              | 2.0.0-rc.1        | true
            [2.0.0-rc.1]              | 2.0.0             | false
            ^1.2                      | 2.0.0-rc.1        | false
            ^1.2                      | 1.3.0-rc.1        | true
            ^1.2                      | 1.2.0-rc.1        | false
            ^1.0.0-rc.1               | 1.0.0-rc.2        | true
            ^1.0.0-rc.1               | 1.9.0             | true
            ^1.0.0-rc.1               | 2.0.0-rc.1        | false
            ^0.0.3-beta               | 0.0.3             | true
            ~1.2.3-beta               | 1.2.3-rc.1        | true
            ~1.2                      | 1.3.0-alpha       | false
            >=1.0.0-alpha <1.0.0      | 1.0.0-alpha       | true
            >=1.0 <2.0.0-0            | 2.0.0-alpha       | false
            <2                        | 2.0.0-alpha       | false
            <=2                       | 2.0.0-alpha       | true
            # build metadata
            [1.2.3]                   | 1.2.3+build.7     | true
            (,1.2.3]                  | 1.2.3+build.7     | true
            (1.2.3,2.0)               | 1.2.3+build.7     | false
            [1.0,2.0)                 | 2.0.0+build.7     | false
            [1.0,2.0)                 | 2.0.0-rc.1+7      | false
            =1.2.3                    | 1.2.3+build.7     | true
            """)
    void knowsWhatFits(String range, String version, boolean fits) {
        assertThat(VersionRange.parse(range).contains(SemanticVersion.parse(version)))
                .isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''              | '' is not a version range such as [1.0,2.0), ^1.2 or >=1.2 <2
            latest          | 'latest' is not a version range such as [1.0,2.0), ^1.2 or >=1.2 <2
            [1.0            | '[1.0' is not a version range such as [1.0,2.0), ^1.2 or >=1.2 <2
            1.0,2.0         | '1.0,2.0' is not a semantic version such as 1.4.0 or 2.0.0-rc.1
            (1.2.3)         | '(1.2.3)' is not a version range such as [1.0,2.0), ^1.2 or >=1.2 <2
            [1,2,3)         | '[1,2,3)' is not a version range such as [1.0,2.0), ^1.2 or >=1.2 <2
            [a,b)           | 'a' is not a semantic version such as 1.4.0 or 2.0.0-rc.1
            1.x             | '1.x' is not a semantic version such as 1.4.0 or 2.0.0-rc.1
            1.2.*           | '1.2.*' is not a semantic version such as 1.4.0 or 2.0.0-rc.1
            ^               | '^' is not a version range such as [1.0,2.0), ^1.2 or >=1.2 <2
            ^^1.2           | '^^1.2' is not a version range such as [1.0,2.0), ^1.2 or >=1.2 <2
            ~>1.2           | '~>1.2' is not a version range such as [1.0,2.0), ^1.2 or >=1.2 <2
            ^v1.2           | '^v1.2' is not a version range such as [1.0,2.0), ^1.2 or >=1.2 <2
            >=              | '>=' is not a version range such as [1.0,2.0), ^1.2 or >=1.2 <2
            >=1.2, <2       | '>=1.2, <2' is not a version range such as [1.0,2.0), ^1.2 or >=1.2 <2
            >=1.2 2         | '>=1.2 2' is not a version range such as [1.0,2.0), ^1.2 or >=1.2 <2
            >=1.2 >=1.3     | '>=1.2 >=1.3' has two lower bounds
            <2 <=1.9        | '<2 <=1.9' has two upper bounds
            =1.2 <2         | '=1.2 <2' has two upper bounds
            '^1.2 || ^2.0'  | '''^1.2 || ^2.0'' is not a version range such as [1.0,2.0), ^1.2 or >=1.2 <2; a plugin fits one range'
            [2.0,1.0]       | no version fits the range [2.0.0,1.0.0]
            [1.0,1.0)       | no version fits the range [1.0.0,1.0.0)
            >2 <1           | no version fits the range (2.0.0,1.0.0)
            [1.2.3+7]       | '1.2.3+7' names a build, which does not count in a range: leave out +7
            """)
    void refusesOtherTextAndSaysWhy(String text, String message) {
        assertThatThrownBy(() -> VersionRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ' 1.2 '         | [1.2.0,2.0.0)
            ^0.0.3          | [0.0.3,0.0.4)
            ~1.2            | [1.2.0,1.3.0)
            >=1.2           | [1.2.0,)
            <2              | (,2.0.0)
            >1 <=2          | (1.0.0,2.0.0]
            =1.2.3          | [1.2.3]
            [1.2.3]         | [1.2.3]
            [1.0,)          | [1.0.0,)
            [1.0,]          | [1.0.0,)
            (,2.0]          | (,2.0.0]
            *               | *
            (,)             | *
            """)
    void isWrittenAsAnIntervalThatReadsTheSame(String text, String interval) {
        VersionRange range = VersionRange.parse(text);

        assertThat(range).hasToString(interval);
        assertThat(VersionRange.parse(interval)).isEqualTo(range);
    }
}
