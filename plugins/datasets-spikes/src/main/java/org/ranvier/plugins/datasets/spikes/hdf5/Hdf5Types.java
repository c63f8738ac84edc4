package org.ranvier.plugins.datasets.spikes.hdf5;

import io.jhdf.object.datatype.ArrayDataType;
import io.jhdf.object.datatype.BitField;
import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OpaqueDataType;
import io.jhdf.object.datatype.Reference;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.TimeDataType;
import io.jhdf.object.datatype.VariableLength;
import java.util.Optional;
import java.util.Set;

/** Types of a dataset's elements. */
final class Hdf5Types {

    private static final Set<Integer> FLOAT_BYTES = Set.of(2, 4, 8);

    private Hdf5Types() {}

    /**
     * Returns the storage type of elements that are numbers; empty for what are none. Those of an enumeration are its
     * numbers: h5py's booleans are 0 and 1.
     */
    static Optional<DataType> number(DataType type) {
        return switch (type) {
            case FixedPoint _ -> Optional.of(type);
            case FloatingPoint _ when FLOAT_BYTES.contains(type.getSize()) -> Optional.of(type);
            case EnumDataType e -> number(e.getBaseType());
            default -> Optional.empty();
        };
    }

    /** In words, as a plural. */
    static String words(DataType type) {
        return switch (type) {
            case FixedPoint _ -> "whole numbers";
            case FloatingPoint _ ->
                FLOAT_BYTES.contains(type.getSize())
                        ? "numbers"
                        : "floating-point numbers of " + type.getSize() + " bytes";
            case EnumDataType _ -> "names of an enumeration";
            case StringData _ -> "texts";
            case VariableLength v -> v.isVariableLengthString() ? "texts" : "lists of " + words(v.getParent());
            case CompoundDataType _ -> "compounds of several fields";
            case ArrayDataType a -> "arrays of " + words(a.getBaseType());
            case Reference _ -> "references to other objects";
            case OpaqueDataType _ -> "bytes without a meaning";
            case BitField _ -> "bit fields";
            case TimeDataType _ -> "elements of a named type";
            default -> "elements of a type that is not read (HDF5's class " + type.getDataClass() + ")";
        };
    }
}
