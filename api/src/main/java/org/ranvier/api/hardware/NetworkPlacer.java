package org.ranvier.api.hardware;

import java.util.List;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;
import org.ranvier.api.plan.TrainedNetwork;

/** Component that places a network on a piece of hardware without running it. */
@ApiStatus(value = ApiStatus.Status.EXPERIMENTAL, since = "0.1")
public interface NetworkPlacer extends Component {

    /**
     * Places a network and returns what it takes of each limited resource.
     *
     * @param network the network with its numbers
     * @param settings values of the schema of the backend of this name
     * @return how much of each limited resource it takes
     * @throws org.ranvier.api.RanvierException with everything that the hardware cannot carry
     */
    List<ResourceUsage> place(TrainedNetwork network, Settings settings);
}
