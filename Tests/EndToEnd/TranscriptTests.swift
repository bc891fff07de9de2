import Samples
import Testing
